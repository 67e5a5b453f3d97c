#!/bin/sh
# Starts the application; arguments go to it. It lies beside key-account-year.jar and its lib/, as
# `java -Djarmode=tools -jar ... extract` leaves them. The classes a start loads are written to an archive in the data folder
# when the application first stops; starts after that take a third less (docs/benchmarks.md). An archive that does not fit
# the jar or the Java is left aside by the JVM, and one cut short by a kill too.
set -eu
home=$(cd "$(dirname "$0")" && pwd)
data=${KAMT_DATA_DIR:-./data}
mkdir -p "$data"

archive=$data/classes-$(ls -lL "$home/key-account-year.jar" "$(command -v java)" | cksum | cut -d ' ' -f 1).jsa
if [ -s "$archive" ]; then
  classes=-XX:SharedArchiveFile=$archive
else
  rm -f "$data"/classes-*.jsa
  classes=-XX:ArchiveClassesAtExit=$archive
fi
# The log is JSON: what the JVM could not archive is no line of it.
exec java "$classes" '-Xlog:cds*=error' -jar "$home/key-account-year.jar" "$@"
