import { regionType } from '../types.bicep'

metadata description = 'The Function app on Flex Consumption: the isolated-worker head, or the application itself as a custom handler.'

param name string
param planName string
param location string
param tags object
param hostingModel 'isolated' | 'custom'
param region regionType
param refreshSources string[]
param furtherSettings { *: string }
@secure()
param secrets object
param identityId string
param identityClientId string
param storageName string
param packageContainer string
param insightsName string
@description('Origin of the site, for links that have to be absolute: in mails, in the sitemap.')
param baseAddress string
@description('Id of the Front Door that stands before the app; empty without one.')
param frontDoorId string
@description('Subnet that the app goes out from; empty without a private network.')
param subnetId string
param allowedOrigins string[]
param maximumInstanceCount int
param instanceMemoryMB int

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
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
  Region__Json: string(region)
  Imdi__BaseAddress: baseAddress
  // The front door is the site's, not the host's own page.
  AzureWebJobsDisableHomepage: 'true'
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}
// Behind Front Door the last address forwarded is Front Door's own; it names the reader's in a header that nobody else can set, since nobody else gets in.
var readerAddress = empty(frontDoorId) ? {} : { Imdi__ClientAddressHeader: 'X-Azure-ClientIP' }
var origins = toObject(range(0, length(allowedOrigins)), index => 'Imdi__AllowedOrigins__${index}', index => allowedOrigins[index])
var refreshed = toObject(range(0, length(refreshSources)), index => 'Refresh__On__${index}', index => refreshSources[index])
// A deployment replaces all settings of the app, so whatever a region sets has to come through here.
var further = toObject(filter(items(union(furtherSettings, secrets)), one => !empty(one.value)), one => one.key, one => one.value)

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
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
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
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
      // The custom handler brings its own .NET along.
      runtime: hostingModel == 'custom' ? { name: 'custom', version: '1.0' } : { name: 'dotnet-isolated', version: '10.0' }
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
      // The application answers cross-origin requests itself, by exact origins; the platform has none of its own.
      ipSecurityRestrictionsDefaultAction: empty(frontDoorId) ? 'Allow' : 'Deny'
      ipSecurityRestrictions: empty(frontDoorId) ? [] : [
        {
          name: 'front-door'
          action: 'Allow'
          priority: 100
          tag: 'ServiceTag'
          ipAddress: 'AzureFrontDoor.Backend'
          headers: { 'x-azure-fdid': [frontDoorId] }
        }
      ]
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(further, settings, readerAddress, origins, refreshed)
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
