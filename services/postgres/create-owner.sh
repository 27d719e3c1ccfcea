#!/bin/sh
# Run once by the image on an empty volume: the role that owns the schema. It makes the other roles and is no superuser.
set -eu
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 --set password="$OWNER_PASSWORD" <<'SQL'
CREATE ROLE owner LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE totpservice OWNER owner;
SQL
