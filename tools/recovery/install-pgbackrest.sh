#!/usr/bin/env bash
# Installs a pgBackRest that knows PostgreSQL 18: 2.55 or newer, which Debian has from 13 on. Debian 12 is given the program of
# Debian 13, which runs on its libraries; anything else that has none asks the archive of the PostgreSQL project.
set -euo pipefail

knows_18() {
  local version
  version=$(pgbackrest version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+' | head -n 1) || return 1
  [ "$(printf '%s\n' 2.55 "$version" | sort -V | head -n 1)" = 2.55 ]
}

knows_18 && exit
sudo=$([ "$(id -u)" = 0 ] || echo sudo)
$sudo apt-get update -qq
# What it needs comes with it; the PostgreSQL that it recommends is not wanted.
install=($sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends)
"${install[@]}" pgbackrest >/dev/null
knows_18 && exit

. /etc/os-release
if [ "${VERSION_CODENAME:-}" = bookworm ]; then
  folder=$(mktemp -d)
  trap 'rm -r "$folder"' EXIT
  mkdir -p "$folder"/{lists,cache/archives}/partial
  archive=$(apt-get indextargets --format '$(REPO_URI)' 'Codename: bookworm' | head -n 1)
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $archive trixie main" >"$folder/trixie.list"
  trixie=(-qq -o Dir::Etc::SourceList="$folder/trixie.list" -o Dir::Etc::SourceParts=/dev/null
    -o Dir::State::Lists="$folder/lists" -o Dir::Cache="$folder/cache" -o APT::Sandbox::User=root)
  apt-get "${trixie[@]}" update
  (cd "$folder" && apt-get "${trixie[@]}" download pgbackrest)
  dpkg-deb -x "$folder"/pgbackrest_*.deb "$folder/unpacked"
  $sudo install "$folder/unpacked/usr/bin/pgbackrest" /usr/local/bin/pgbackrest
  hash -r
else
  "${install[@]}" postgresql-common >/dev/null
  $sudo /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y >/dev/null
  "${install[@]}" pgbackrest >/dev/null
fi
knows_18 || { echo "No pgBackRest that knows PostgreSQL 18 could be installed: $(pgbackrest version)" >&2; exit 1; }
