# Waits until the site answers: a first instance takes a minute, roles of a new identity several, a new Front Door up to half an hour.
$minutes = if ($env:IMDI_WAIT_MINUTES) { [int]$env:IMDI_WAIT_MINUTES } else { 30 }
$health = "$env:SITE_ADDRESS/api/health"
$end = [DateTime]::UtcNow.AddMinutes($minutes)
Write-Host "Waiting up to $minutes minutes for $health; everything is deployed, this only looks."
while ($true) {
    $said = (curl.exe --silent --show-error --fail --max-time 20 $health 2>&1) -join ' '
    if ($LASTEXITCODE -eq 0) { break }
    if ([DateTime]::UtcNow -ge $end) {
        Write-Host "$health has not answered in $minutes minutes. Last: $said"
        Write-Host "The deployment itself is done. With a domain of your own: does it lead to the app or to Front Door? Else read docs/deploy.md, When nothing answers."
        exit 1
    }
    Start-Sleep -Seconds 10
}
Write-Host "$env:SITE_ADDRESS answers. The first night publishes its pages."
