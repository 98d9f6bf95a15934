#!/bin/sh
# Waits until the site answers: a first instance takes a minute, roles of a new identity several, a new Front Door up to half an hour.
set -u

minutes=${IMDI_WAIT_MINUTES:-30}
health="$SITE_ADDRESS/api/health"
end=$(($(date +%s) + minutes * 60))
echo "Waiting up to $minutes minutes for $health; everything is deployed, this only looks."
while true; do
    said=$(curl --silent --show-error --fail --max-time 20 "$health" 2>&1) && break
    if [ "$(date +%s)" -ge "$end" ]; then
        echo "$health has not answered in $minutes minutes. Last: $said" >&2
        echo "The deployment itself is done. With a domain of your own: does it lead to the app or to Front Door? Else read docs/deploy.md, When nothing answers." >&2
        exit 1
    fi
    sleep 10
done
echo "$SITE_ADDRESS answers. The first night publishes its pages."
