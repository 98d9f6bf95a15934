# What nobody should learn after ten minutes of provisioning.
$ErrorActionPreference = 'Stop'

if (-not $env:IMDI_ALERT_ADDRESSES) {
    Write-Host "No IMDI_ALERT_ADDRESSES: only the owners of the subscription are told of alerts (azd env set IMDI_ALERT_ADDRESSES you@example.org)."
}

# Azure refuses to change the first month of a budget, so it is kept from the first time on.
if (-not $env:IMDI_BUDGET_START) {
    $month = [DateTime]::UtcNow.ToString('yyyy-MM-01', [Globalization.CultureInfo]::InvariantCulture)
    if ($env:CI) {
        Write-Host "No IMDI_BUDGET_START: set this variable of the workflow to the first day of the month in which the region was first provisioned, such as $month."
        exit 1
    }
    azd env set IMDI_BUDGET_START $month
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

foreach ($name in 'IMDI_SIGNIN_CLIENT_SECRET', 'IMDI_MAIL_PASSWORD') {
    $value = [Environment]::GetEnvironmentVariable($name)
    if ($value -and -not $value.StartsWith('@Microsoft.KeyVault(')) {
        Write-Host "$name has to be a reference, @Microsoft.KeyVault(SecretUri=https://...): the secret itself would stand in a file of azd and among the app's settings. docs/deploy.md, Signing in and mail."
        exit 1
    }
}
