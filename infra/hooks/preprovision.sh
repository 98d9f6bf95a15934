#!/bin/sh
# What nobody should learn after ten minutes of provisioning.
set -eu

if [ -z "${IMDI_ALERT_ADDRESSES:-}" ]; then
    echo "No IMDI_ALERT_ADDRESSES: only the owners of the subscription are told of alerts (azd env set IMDI_ALERT_ADDRESSES you@example.org)."
fi

# Azure refuses to change the first month of a budget, so it is kept from the first time on.
if [ -z "${IMDI_BUDGET_START:-}" ]; then
    if [ -n "${CI:-}" ]; then
        echo "No IMDI_BUDGET_START: set this variable of the workflow to the first day of the month in which the region was first provisioned, such as $(date -u +%Y-%m-01)." >&2
        exit 1
    fi
    azd env set IMDI_BUDGET_START "$(date -u +%Y-%m-01)"
fi

for name in IMDI_SIGNIN_CLIENT_SECRET IMDI_MAIL_PASSWORD; do
    eval "value=\${$name:-}"
    case $value in
        '' | '@Microsoft.KeyVault('*) ;;
        *)
            echo "$name has to be a reference, @Microsoft.KeyVault(SecretUri=https://…): the secret itself would stand in a file of azd and among the app's settings. docs/deploy.md, Signing in and mail." >&2
            exit 1
            ;;
    esac
done
