import assert from 'node:assert/strict';
import { load, problemsOf } from './memory';

const FETCHED = 'extends: ./more.yaml\nrules:\n  fetched: {given: $, then: {function: truthy}}\n';

describe('what a ruleset needs the user’s leave for', () => {
  it('an address is fetched from an allowed host alone', async () => {
    const asked: string[] = [];
    const fetchText = (address: string): Promise<{ ok: true; text: string }> => {
      asked.push(address);
      return Promise.resolve({ ok: true, text: address.endsWith('more.yaml') ? 'rules: {}\n' : FETCHED });
    };
    const files = { 'r.yaml': 'extends:\n  - https://example.com/a/rules.yaml\n' };
    const [problem] = await problemsOf(files, 'r.yaml', { hosts: ['other.com'] }, { fetchText });
    assert.deepEqual([problem?.needs, problem?.host, problem?.range.start.line, asked], ['host', 'example.com', 1, []]);
    assert.match(problem?.message ?? '', /--allow-host example\.com/);

    const outcome = await load(files, 'r.yaml', { hosts: ['example.com'] }, { fetchText });
    assert.ok(outcome.ok);
    assert.deepEqual(asked, ['https://example.com/a/rules.yaml', 'https://example.com/a/more.yaml']);
    assert.ok(Object.hasOwn(outcome.info.sources, 'https://example.com/a/more.yaml'));
  });

  it('nothing is fetched over http, from another port, or where nothing can be fetched', async () => {
    const fetchText = (): Promise<never> => Promise.reject(new Error('fetched'));
    const [plain] = await problemsOf({}, 'http://example.com/r.yaml', { hosts: ['example.com'] }, { fetchText });
    assert.match(plain?.message ?? '', /not fetched over http/);
    const [port] = await problemsOf({}, 'https://example.com:8443/r.yaml', { hosts: ['example.com'] }, { fetchText });
    assert.equal(port?.host, 'example.com:8443');
    const [nothing] = await problemsOf({}, 'https://example.com/r.yaml', { hosts: ['example.com'] });
    assert.equal(nothing?.needs, 'host');
  });

  it('a fetched ruleset leads to no file, and to no other host', async () => {
    const fetched = (target: string) => (): Promise<{ ok: true; text: string }> =>
      Promise.resolve({ ok: true, text: `extends: ['${target}']\n` });
    for (const target of ['file:///w/secret.yaml', '//other.com/x.yaml', 'https://other.com/x.yaml', '\\\\host\\x.yaml']) {
      const host = { fetchText: fetched(target) };
      const [problem] = await problemsOf({ 'secret.yaml': 'rules: {}' }, 'https://example.com/r.yaml', { hosts: ['example.com'] }, host);
      assert.equal(problem?.uri, 'https://example.com/r.yaml', target);
    }
  });

  it('a fetch that throws is a problem, not an error', async () => {
    const fetchText = (): Promise<never> => Promise.reject(new Error('no network'));
    const [problem] = await problemsOf({}, 'https://example.com/r.yaml', { hosts: ['example.com'] }, { fetchText });
    assert.match(problem?.message ?? '', /no network/);
  });

  it('in a folder that is not trusted only shipped rulesets run', async () => {
    for (const name of ['r.yaml', 'file:///w/r.yaml', 'https://example.com/r.yaml', 'some-package']) {
      const [problem] = await problemsOf({ 'r.yaml': 'rules: {}' }, name, { shippedOnly: true, hosts: ['example.com'] });
      assert.equal(problem?.needs, 'trust', name);
    }
    for (const name of ['specwright:recommended', 'spectral:oas', '@stoplight/spectral-owasp-ruleset']) {
      assert.ok((await load({}, name, { shippedOnly: true })).ok, name);
    }
  });
});
