import { BOOLEAN, each, INTEGER, listOf, NUMBER, oneOf, recordOf, required, TEXT, TEXTS, type Fields, words } from '../field';
import { PORT } from '../forms';
import { isGiven, type PluginConfig } from '../pluginConfig';
import { REDIS, REDIS_CLUSTER } from './redisOfEnterprise';

const METHODS = oneOf(
  'authorization_code',
  'bearer',
  'client_credentials',
  'introspection',
  'kong_oauth2',
  'password',
  'refresh_token',
  'session',
  'userinfo',
);
const CLIENT_AUTH = oneOf(
  'client_secret_basic',
  'client_secret_jwt',
  'client_secret_post',
  'none',
  'private_key_jwt',
  'self_signed_tls_client_auth',
  'tls_client_auth',
);
const SAME_SITE = oneOf('Default', 'Lax', 'None', 'Strict');
const PLACES = listOf(oneOf('body', 'header', 'query'));
const PROOF = oneOf('off', 'optional', 'strict');
const SESSION_PARTS = listOf(oneOf('absolute-timeout', 'audience', 'id', 'idling-timeout', 'rolling-timeout', 'subject', 'timeout'));

const CLIENT_KEY = recordOf({
  ...each(
    TEXT,
    ...words(`
        alg crv d dp dq e issuer k kid kty n oth p q qi r t use x x5t x5t#S256 x5u y
      `),
  ),
  ...each(TEXTS, 'key_ops', 'x5c'),
});

const CHOICES: Fields = {
  ...each(listOf(METHODS), 'auth_methods', 'disable_session', 'login_methods'),
  ignore_signature: listOf(
    oneOf('authorization_code', 'client_credentials', 'introspection', 'password', 'refresh_token', 'session', 'userinfo'),
  ),
  token_headers_grants: listOf(oneOf('authorization_code', 'client_credentials', 'password', 'refresh_token')),
  bearer_token_param_type: listOf(oneOf('body', 'cookie', 'header', 'query')),
  ...each(PLACES, 'client_credentials_param_type', 'id_token_param_type', 'password_param_type', 'refresh_token_param_type'),
  client_alg: listOf(
    oneOf('ES256', 'ES384', 'ES512', 'EdDSA', 'HS256', 'HS384', 'HS512', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'),
  ),
  client_auth: listOf(CLIENT_AUTH),
  ...each(
    CLIENT_AUTH,
    'introspection_endpoint_auth_method',
    'pushed_authorization_request_endpoint_auth_method',
    'revocation_endpoint_auth_method',
    'token_endpoint_auth_method',
  ),
  consumer_by: listOf(oneOf('custom_id', 'id', 'username')),
  login_tokens: listOf(oneOf('access_token', 'id_token', 'introspection', 'refresh_token', 'tokens')),
  logout_methods: listOf(oneOf('DELETE', 'GET', 'POST')),
  ...each(SESSION_PARTS, 'session_request_headers', 'session_response_headers'),
  ...each(SAME_SITE, 'authorization_cookie_same_site', 'session_cookie_same_site'),
  userinfo_accept: oneOf('application/json', 'application/jwt'),
  introspection_accept: oneOf('application/json', 'application/jwt', 'application/token-introspection+jwt'),
  session_storage: oneOf('cookie', 'memcache', 'memcached', 'redis'),
  response_mode: oneOf('form_post', 'form_post.jwt', 'fragment', 'fragment.jwt', 'jwt', 'query', 'query.jwt'),
  login_redirect_mode: oneOf('fragment', 'query'),
  login_action: oneOf('redirect', 'response', 'upstream'),
  ...each(PROOF, 'proof_of_possession_dpop', 'proof_of_possession_mtls'),
  cluster_cache_strategy: oneOf('off', 'redis'),
};

/** The names that the fields of `redis` had before Kong 3.8, which 3.9 still takes (Kong’s changelog of the plugin). */
const FORMER: Fields = {
  ...each(
    TEXT,
    'session_redis_prefix',
    'session_redis_socket',
    'session_redis_host',
    'session_redis_username',
    'session_redis_password',
    'session_redis_server_name',
  ),
  ...each(
    INTEGER,
    'session_redis_port',
    'session_redis_connect_timeout',
    'session_redis_read_timeout',
    'session_redis_send_timeout',
    'session_redis_cluster_max_redirections',
  ),
  ...each(BOOLEAN, 'session_redis_ssl', 'session_redis_ssl_verify'),
  session_redis_cluster_nodes: listOf(recordOf({ ip: TEXT, port: PORT })),
  session_redis_cluster_maxredirections: INTEGER,
};

export const OPENID_CONNECT: PluginConfig = {
  source: 'Kong’s reference of the plugin, 3.9 (developer.konghq.com/plugins/openid-connect/reference)',
  noConsumer: true,
  // go-database-reconciler 1.41, which decK uses; decK before it takes the plugin without.
  deckRules: [
    ({ cache_tokens_salt: salt }) =>
      isGiven(salt) && salt !== '' ? undefined : 'config.cache_tokens_salt must be given, since each sync would change it.',
  ],
  fields: {
    ...each(
      TEXT,
      ...words(`
        anonymous authorization_cookie_domain authorization_cookie_name authorization_cookie_path authorization_endpoint
        bearer_token_cookie_name cache_tokens_salt client_arg downstream_access_token_header downstream_access_token_jwk_header
        downstream_id_token_header downstream_id_token_jwk_header downstream_introspection_header
        downstream_introspection_jwt_header downstream_refresh_token_header downstream_session_id_header
        downstream_user_info_header downstream_user_info_jwt_header end_session_endpoint forbidden_error_message http_proxy
        http_proxy_authorization https_proxy https_proxy_authorization id_token_param_name introspection_endpoint
        introspection_hint introspection_token_param_name jwt_session_claim jwt_session_cookie logout_post_arg logout_query_arg
        logout_uri_suffix mtls_introspection_endpoint mtls_revocation_endpoint mtls_token_endpoint no_proxy
        pushed_authorization_request_endpoint refresh_token_param_name revocation_endpoint revocation_token_param_name
        session_audience session_cookie_domain session_cookie_name session_cookie_path session_memcached_host
        session_memcached_prefix session_memcached_socket session_remember_cookie_name session_secret tls_client_auth_cert_id
        token_endpoint token_exchange_endpoint token_headers_prefix unauthorized_error_message upstream_access_token_header
        upstream_access_token_jwk_header upstream_id_token_header upstream_id_token_jwk_header upstream_introspection_header
        upstream_introspection_jwt_header upstream_refresh_token_header upstream_session_id_header upstream_user_info_header
        upstream_user_info_jwt_header userinfo_endpoint
      `),
    ),
    issuer: required(TEXT),
    ...each(
      TEXTS,
      ...words(`
        audience audience_claim audience_required authenticated_groups_claim authorization_query_args_client
        authorization_query_args_names authorization_query_args_values claims_forbidden client_id client_secret consumer_claim
        credential_claim discovery_headers_names discovery_headers_values domains downstream_headers_claims
        downstream_headers_names extra_jwks_uris forbidden_redirect_uri groups_claim groups_required
        introspection_headers_client introspection_headers_names introspection_headers_values introspection_post_args_client
        introspection_post_args_client_headers introspection_post_args_names introspection_post_args_values issuers_allowed
        login_redirect_uri logout_redirect_uri redirect_uri response_type roles_claim roles_required scopes scopes_claim
        scopes_required token_headers_client token_headers_names token_headers_replay token_headers_values
        token_post_args_client token_post_args_names token_post_args_values unauthorized_redirect_uri unexpected_redirect_uri
        upstream_headers_claims upstream_headers_names userinfo_headers_client userinfo_headers_names userinfo_headers_values
        userinfo_query_args_client userinfo_query_args_names userinfo_query_args_values
      `),
    ),
    ...each(
      BOOLEAN,
      ...words(`
        authorization_cookie_http_only authorization_cookie_secure by_username_ignore_case cache_introspection
        cache_token_exchange cache_tokens cache_user_info consumer_optional display_errors dpop_use_nonce enable_hs_signatures
        expose_error_code forbidden_destroy_session hide_credentials introspect_jwt_tokens introspection_check_active keepalive
        logout_revoke logout_revoke_access_token logout_revoke_refresh_token preserve_query_args
        proof_of_possession_auth_methods_validation refresh_tokens require_proof_key_for_code_exchange
        require_pushed_authorization_requests require_signed_request_object resolve_distributed_claims reverify run_on_preflight
        search_user_info session_cookie_http_only session_cookie_secure session_enforce_same_subject session_hash_storage_key
        session_hash_subject session_remember session_store_metadata ssl_verify tls_client_auth_ssl_verify
        token_cache_key_include_scope unauthorized_destroy_session using_pseudo_issuer verify_claims verify_nonce
        verify_parameters verify_signature
      `),
    ),
    ...each(
      NUMBER,
      ...words(`
        authorization_rolling_timeout cache_ttl cache_ttl_max cache_ttl_min cache_ttl_neg cache_ttl_resurrect
        dpop_proof_lifetime http_version leeway max_age rediscovery_lifetime session_absolute_timeout session_idling_timeout
        session_remember_absolute_timeout session_remember_rolling_timeout session_rolling_timeout timeout
      `),
    ),
    session_memcached_port: PORT,
    client_jwk: listOf(CLIENT_KEY),
    redis: REDIS,
    cluster_cache_redis: REDIS_CLUSTER,
    ...CHOICES,
    ...FORMER,
  },
};
