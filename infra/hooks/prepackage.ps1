# What azd packages is the worker head, which the runtime of a custom handler does not start.
if ($env:IMDI_HOSTING_MODEL -eq 'custom') {
    Write-Host 'IMDI_HOSTING_MODEL is custom, and "azd up", "azd package" and a plain "azd deploy" ship the isolated worker. Run "azd provision", publish, and "azd deploy app --from-package" instead: docs/deploy.md, The custom handler.'
    exit 1
}
