metadata description = 'The Function app: the isolated-worker head on Flex Consumption.'

param token string
param location string
param tags object
param identityId string
param identityClientId string
param storageName string
param packageContainer string
param insightsName string
param baseAddress string
param allowedOrigins string[]
param refreshSources string[]
param maximumInstanceCount int
param instanceMemoryMB int

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-imdi-${token}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

var settings = {
  AzureWebJobsStorage__accountName: account.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  // The front door is the site's, not the host's own page.
  AzureWebJobsDisableHomepage: 'true'
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}
var ownAddress = empty(baseAddress) ? {} : { Imdi__BaseAddress: baseAddress }
var origins = toObject(range(0, length(allowedOrigins)), index => 'Imdi__AllowedOrigins__${index}', index => allowedOrigins[index])
var refreshed = toObject(range(0, length(refreshSources)), index => 'Refresh__On__${index}', index => refreshSources[index])

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'func-imdi-${token}'
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${account.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstanceCount
        instanceMemoryMB: instanceMemoryMB
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      alwaysOn: false
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(settings, ownAddress, origins, refreshed)
  }

  // Deployment is by the identity that signs in, never by a user name and a password.
  resource deploymentByPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource transferByPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }
}

output name string = app.name
output address string = 'https://${app.properties.defaultHostName}'
