// Starts a mock child as the language server does, tells its port, and waits to be killed.
const { fork } = require('node:child_process');

const [entry, text] = process.argv.slice(2);
const child = fork(entry, { execArgv: process.execArgv });
child.on('message', (message) => {
  if (message.type === 'listening') {
    child.send({ type: 'serve', specs: [{ root: 'file:///a.yaml', texts: { 'file:///a.yaml': text } }] });
    child.port = message.port;
  }
  if (message.type === 'served') process.send(child.port);
});
child.send({ type: 'start', host: '127.0.0.1', port: 0, dynamic: false, acceptedHosts: [] });
