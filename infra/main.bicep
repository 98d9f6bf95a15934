targetScope = 'subscription'

metadata description = 'One region: a Function app on Flex Consumption, one storage account, one identity, and what watches them.'

@minLength(1)
@maxLength(32)
@description('Names the environment; every resource carries it as a tag.')
param environmentName string

@minLength(1)
@description('Azure region of every resource.')
param location string

@description('Absolute origin of the site when it has a domain of its own, without a trailing slash; empty for the app\'s own address.')
param baseAddress string = ''

@description('Origins whose pages may call what is not public data.')
param allowedOrigins string[] = []

@description('Ids of the declared sources that are refreshed by themselves; none in the pilot.')
param refreshSources string[] = []

@minValue(40)
@maxValue(1000)
@description('At most so many instances: a ceiling on cost.')
param maximumInstanceCount int = 40

@allowed([512, 2048, 4096])
@description('Memory of an instance in MB.')
param instanceMemoryMB int = 2048

@description('Log ingestion a day in GB after which logging stops, as text: "0.2". A ceiling on cost.')
param dailyLogCapGb string = '0.2'

var token = uniqueString(subscription().id, environmentName, location)
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: 'id-imdi-${token}'
    location: location
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: 'imdi${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    uploadOrigins: [empty(baseAddress) ? 'https://func-imdi-${token}.azurewebsites.net' : baseAddress]
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    dailyLogCapGb: dailyLogCapGb
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    packageContainer: storage.outputs.packageContainer
    insightsName: monitoring.outputs.insightsName
    baseAddress: baseAddress
    allowedOrigins: allowedOrigins
    refreshSources: refreshSources
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_NAME string = app.outputs.name
output SITE_ADDRESS string = app.outputs.address
