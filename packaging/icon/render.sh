#!/bin/sh
# Renders the drawing to the forms that the installers need.
# Needs rsvg-convert, ImageMagick and png2icns (Debian: librsvg2-bin imagemagick icnsutils).
set -e
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for size in 16 32 48 64 128 256 512; do
  rsvg-convert -w "$size" -h "$size" session-inspector.svg -o "$work/$size.png"
done
cp "$work/256.png" session-inspector.png
convert "$work/16.png" "$work/32.png" "$work/48.png" "$work/64.png" "$work/128.png" "$work/256.png" session-inspector.ico
png2icns session-inspector.icns "$work/16.png" "$work/32.png" "$work/128.png" "$work/256.png" "$work/512.png" > /dev/null
