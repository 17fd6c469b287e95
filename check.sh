#!/usr/bin/env bash
# Does what CI does.
exec "$(dirname "$0")/.ci/run"
