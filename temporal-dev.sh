#!/usr/bin/env bash
# Brings up the whole development stack; see ./temporal-dev.sh --help.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

version=$(node --version 2>/dev/null || true)
IFS=. read -r major minor _ <<<"${version#v}"
if [[ ! "${major:-}" =~ ^[0-9]+$ || ! "${minor:-}" =~ ^[0-9]+$ ]] || ((major < 20 || (major == 20 && minor < 3))); then
  echo "需要 Node.js 20.3 或更高版本,这里是 ${version:-没有安装}:请到 https://nodejs.org 安装。" >&2
  echo "Node.js 20.3 or newer is needed, this is ${version:-not installed}: install it from https://nodejs.org." >&2
  exit 1
fi

if [[ ! -f node_modules/.package-lock.json || package-lock.json -nt node_modules/.package-lock.json ]]; then
  echo "安装依赖 / installing dependencies (npm ci) …"
  if ! npm ci --no-audit --no-fund --loglevel=error; then
    echo "依赖安装失败:请检查网络与 npm 镜像设置(npm config get registry),然后再运行一次。" >&2
    echo "The dependencies could not be installed: check the network and npm's registry setting (npm config get registry), then run this again." >&2
    exit 1
  fi
fi

exec node scripts/dev.mjs "$@"
