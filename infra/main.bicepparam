using './main.bicep'

// A region is one environment of azd: its name and place come from there, the rest is decided here.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'imdi-pilot')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param baseAddress = readEnvironmentVariable('IMDI_BASE_ADDRESS', '')
param allowedOrigins = []
// Sources that are refreshed by themselves, by the ids of docs/datasets/refresh.md.
param refreshSources = []
param maximumInstanceCount = 40
param instanceMemoryMB = 2048
param dailyLogCapGb = '0.2'
