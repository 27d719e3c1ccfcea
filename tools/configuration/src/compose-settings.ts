/** What `.env` holds for docker-compose.yml itself: no service reads these by their names. A value that begins with # has that default. */
export const composeSettings: { lines: [key: string, value: string][]; meaning: string }[] = [
  { lines: [['PUBLIC_HOST', 'login.tvm.nl']], meaning: 'The name that browsers use.' },
  {
    lines: [['PROXY_TLS', '']],
    meaning:
      "What follows `tls` in the proxy's Caddyfile: an e-mail address (certificates by ACME), `internal`, or\n" +
      '`/certificates/cert.pem /certificates/key.pem`, files of CERTIFICATE_FOLDER that the user with number 1000 can read.',
  },
  {
    lines: [
      ['CERTIFICATE_FOLDER', '#/etc/mijn-tvm/certificates'],
      ['HTTP_PORT', '#80'],
      ['HTTPS_PORT', '#443'],
      ['PROXY_NETWORK', '#172.30.10.0/24'],
    ],
    meaning: 'Of the proxy: the folder of certificates, its ports, and the network of it and the API alone.',
  },
  {
    lines: [['PASSWORD_FILTER_FOLDER', '#/etc/mijn-tvm/passwords']],
    meaning:
      'The folder of the filter of breached passwords, which PASSWORD_FILTER names as /passwords/<file>.',
  },
  {
    lines: [['AUDIT_HEADS_FOLDER', '#/var/lib/mijn-tvm/audit-heads']],
    meaning:
      "The folder of the heads of the trail's chain, which AUDIT_HEADS_PATH names as /audit-heads/<file>. The user with number 1000\n" +
      'must be able to write it.',
  },
  {
    lines: [
      ['POSTGRES_PASSWORD', ''],
      ['OWNER_PASSWORD', ''],
      ['APP_PASSWORD', ''],
      ['WORKER_PASSWORD', ''],
      ['SEALER_PASSWORD', ''],
    ],
    meaning: "Passwords of the database's roles, letters and digits only, each another: openssl rand -hex 24",
  },
  {
    lines: [
      ['NODE_IMAGE', '#node:24.21.0-bookworm-slim'],
      ['POSTGRES_IMAGE', '#postgres:18'],
      ['CADDY_IMAGE', '#caddy:2'],
    ],
    meaning:
      "Others' images that ours are made of and run beside; with a digest (name@sha256:...) they are exactly those that you tried.",
  },
  {
    lines: [
      ['MAIL_CATCHER_PORT', '#1080'],
      ['PROMETHEUS_PORT', '#9090'],
      ['VERSION', '#latest'],
    ],
    meaning:
      "The ports of the mail catcher and of Prometheus, of the profiles of these names, and the images' tag.",
  },
];
