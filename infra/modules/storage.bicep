metadata description = 'Tables and blobs without shared keys and without public access; who may do what is a role.'

param name string
param location string
param tags object
param principalId string

@description('Origins whose pages send the blocks of uploads straight to storage.')
param uploadOrigins string[]

@description('Subnet of the private addresses, and the zones that name them by service; empty for an account that is reached over the internet by whoever has a role.')
param subnetOfEndpoints string
param zones object

@description('With private addresses: public ranges that may still send blocks of uploads.')
param uploadAddressRanges string[]

// As StorageNames has them in the code; a test compares the two.
var containers = ['incoming', 'raw', 'datasets', 'published', 'documents', 'outbox', 'leases', 'keys']
var tables = ['directory', 'audit', 'messages', 'datasets', 'remittances', 'proposals', 'funding', 'nightly']
var packageContainerName = 'app-package'

// The Functions host keeps its locks and its keys in these, and the deployment its package in its own.
var hostContainers = [packageContainerName, 'azure-webjobs-hosts', 'azure-webjobs-secrets']

// Both on the whole account, since the Functions host shares it: Microsoft asks for "Storage Blob Data Owner" on the account that AzureWebJobsStorage names
// (Functions, "Connecting to host storage with an identity"), because the host lists containers for its health check and makes its own. A role on containers
// alone does not let it list. The same role lets the application sign addresses for uploads in its own name (user delegation), and the deployment write its package.
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
// The host writes diagnostic events into a table of its own making.
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

// What is written anew often and can be made again keeps no versions for long; everything else keeps what was overwritten or deleted by mistake.
var daysOfVersions = 14
var private = !empty(subnetOfEndpoints)

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: private && empty(uploadAddressRanges) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: private ? 'Deny' : 'Allow'
      ipRules: map(private ? uploadAddressRanges : [], range => { value: range, action: 'Allow' })
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      cors: {
        corsRules: [
          {
            allowedOrigins: uploadOrigins
            allowedMethods: ['GET', 'PUT']
            allowedHeaders: ['x-ms-*', 'content-type']
            exposedHeaders: ['x-ms-error-code', 'x-ms-request-id']
            maxAgeInSeconds: 3600
          }
        ]
      }
      isVersioningEnabled: true
      deleteRetentionPolicy: { enabled: true, days: daysOfVersions }
      containerDeleteRetentionPolicy: { enabled: true, days: daysOfVersions }
    }

    resource container 'containers' = [for one in containers: {
      name: one
      properties: { publicAccess: 'None' }
    }]

    resource hostContainer 'containers' = [for one in hostContainers: {
      name: one
      properties: { publicAccess: 'None' }
    }]
  }

  resource tableService 'tableServices' = {
    name: 'default'

    resource table 'tables' = [for one in tables: {
      name: one
    }]
  }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    properties: {
      policy: {
        rules: [
          {
            name: 'forget-abandoned-uploads'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['incoming/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 8 } } }
            }
          }
          {
            name: 'forget-old-versions'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'] }
              actions: { version: { delete: { daysAfterCreationGreaterThan: daysOfVersions } } }
            }
          }
          {
            // Every file as it came is kept for good, and read again only when a version is restored or questioned.
            name: 'cool-received-files'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['raw/'] }
              actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 30 } } }
            }
          }
        ]
      }
    }
    dependsOn: [blobs]
  }
}

resource ofAccount 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in [blobDataOwner, tableDataContributor]: {
  name: guid(account.id, principalId, role)
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
  }
}]

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = [for zone in items(zones): {
  name: 'pe-${zone.key}-${name}'
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetOfEndpoints }
    privateLinkServiceConnections: [
      {
        name: zone.key
        properties: { privateLinkServiceId: account.id, groupIds: [zone.key] }
      }
    ]
  }
}]

resource endpointName 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [for (zone, index) in items(zones): {
  parent: endpoint[index]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [{ name: zone.key, properties: { privateDnsZoneId: zone.value } }]
  }
}]

output name string = account.name
output packageContainer string = packageContainerName
