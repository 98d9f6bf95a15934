import { regionType } from 'types.bicep'

targetScope = 'subscription'

metadata description = 'One region: a Function app on Flex Consumption, one storage account, one identity, and what watches them.'

@minLength(1)
@maxLength(32)
@description('Names the environment; every resource carries it as a tag.')
param environmentName string

@minLength(1)
@description('Azure region of every resource.')
param location string

@description('What the region decides: countries, languages, currencies, subsets of code lists, retention, the hour of its night.')
param region regionType

@description('Ids of the declared sources that are refreshed by themselves (docs/datasets/refresh.md).')
param refreshSources string[] = []

@description('isolated: the worker head, built by azd. custom: the application itself as a custom handler, see docs/deploy.md.')
param hostingModel 'isolated' | 'custom' = 'isolated'

@description('Absolute origin of the site when it has a domain of its own, without a trailing slash; empty for the address that Azure gives.')
param baseAddress string = ''

@description('Further settings of the application by their names in docs/settings.md; empty ones are left out. What is set by hand is gone after the next deployment.')
param settings { *: string } = {}

@secure()
@description('Settings that are references to secrets in a Key Vault, @Microsoft.KeyVault(SecretUri=…); empty ones are left out.')
param secrets object = {}

@description('Origins whose pages may call what is not public data.')
param allowedOrigins string[] = []

@minValue(40)
@maxValue(1000)
@description('At most so many instances: a ceiling on cost.')
param maximumInstanceCount int = 40

@allowed([512, 2048, 4096])
@description('Memory of an instance in MB.')
param instanceMemoryMB int = 2048

@description('Log ingestion a day in GB after which logging stops, as text: "0.2". A ceiling on cost.')
param dailyLogCapGb string = '0.2'

@description('Who is told of alerts and of spending, beside the owners of the subscription.')
param alertAddresses string[] = []

@minValue(1)
@description('What a month may cost, in the currency of the subscription; at half of it, at four fifths and beyond, the same people are told.')
param monthlyBudget int = 20

@description('First day of the month in which the budget begins, yyyy-MM-dd. It cannot be changed later, so a hook of azd keeps it in IMDI_BUDGET_START.')
param budgetStart string

@description('Whether Azure Front Door stands before the app: nearer to readers, and no execution for a page that it has.')
param contentDelivery bool = false

@description('Whether the app reaches storage over a private network only.')
param privateEndpoints bool = false

@description('With private endpoints: public address ranges, such as an agency\'s, from which blocks of uploads may still be sent. None shuts the account off.')
param uploadAddressRanges string[] = []

var token = uniqueString(subscription().id, environmentName, location)
var tags = { 'azd-env-name': environmentName }
var appName = 'func-imdi-${token}'
var appHost = '${appName}.azurewebsites.net'

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

module network 'modules/network.bicep' = if (privateEndpoints) {
  name: 'network'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
  }
}

module front 'modules/front.bicep' = if (contentDelivery) {
  name: 'front'
  scope: group
  params: {
    token: token
    tags: tags
    originHost: appHost
  }
}

var frontAddress = front.?outputs.address ?? 'https://${appHost}'
var siteAddress = empty(baseAddress) ? frontAddress : baseAddress

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: 'imdi${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    uploadOrigins: [siteAddress]
    subnetOfEndpoints: network.?outputs.endpointsSubnetId ?? ''
    zones: network.?outputs.zones ?? {}
    uploadAddressRanges: uploadAddressRanges
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

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    insightsName: monitoring.outputs.insightsName
    logsName: monitoring.outputs.logsName
    alertAddresses: alertAddresses
    monthlyBudget: monthlyBudget
    budgetStart: budgetStart
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: appName
    planName: 'plan-imdi-${token}'
    location: location
    tags: tags
    hostingModel: hostingModel
    region: region
    refreshSources: refreshSources
    furtherSettings: settings
    secrets: secrets
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    packageContainer: storage.outputs.packageContainer
    insightsName: monitoring.outputs.insightsName
    baseAddress: siteAddress
    frontDoorId: front.?outputs.id ?? ''
    subnetId: network.?outputs.appSubnetId ?? ''
    allowedOrigins: allowedOrigins
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_NAME string = app.outputs.name
output AZURE_STORAGE_NAME string = storage.outputs.name
output SITE_ADDRESS string = siteAddress
