#!/bin/sh
# Rebuild what src/motcua/pages/static/pages/vendor holds: stylesheet, scripts and fonts of other projects.
# Needs Node.js with npm, and the network, only here: who installs or runs Motcua needs neither.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
pages="$here/src/motcua/pages"
vendor="$pages/static/pages/vendor"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
printf '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --no-save --ignore-scripts \
    govuk-frontend@6.6.0 @ministryofjustice/frontend@11.1.0 @fontsource/be-vietnam-pro@5.3.0 \
    htmx.org@2.0.11 sass@1.108.2 esbuild@0.28.2

rm -rf "$vendor"
mkdir -p "$vendor"

cp "$pages/styles/vendor.scss" "$pages/styles/vendor.js" .
npx --no-install sass --load-path=. --style=compressed --no-source-map --no-charset --quiet-deps --silence-deprecation=import \
    vendor.scss all.css
# The one picture the packages would fetch belongs to a class we do not use.
sed -e 's/@charset "UTF-8";//' -e 's/background-image:url([^)]*);//g' all.css > "$vendor/vendor.css"

npx --no-install esbuild vendor.js --bundle --minify --format=iife --target=es2020 --legal-comments=none \
    --log-level=warning --outfile=components.js
# Links to manuals inside error texts are of no use to anybody here.
sed -e 's#https\?://[^"'"'"'` ]*##g' components.js > "$vendor/components.js"
cp node_modules/htmx.org/dist/htmx.min.js "$vendor/htmx.js"

for part in latin vietnamese; do
    for weight in 400 600 700; do
        cp "node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-$part-$weight-normal.woff2" "$vendor/"
    done
done
cp node_modules/@fontsource/be-vietnam-pro/LICENSE "$vendor/be-vietnam-pro.LICENSE"
cp node_modules/htmx.org/LICENSE "$vendor/htmx.LICENSE"
cp "$pages/styles/vendor.LICENSE" "$vendor/vendor.LICENSE"

cd "$vendor"
# The web server sends these to browsers that can unpack them, which is all of them.
gzip -9nk ./*.css ./*.js
for file in *.css *.js *.woff2; do
    printf '%-44s %7d bytes, %6d gzipped\n' "$file" "$(wc -c < "$file")" "$(gzip -9c "$file" | wc -c)"
done
