metadata description = 'Tables and blobs without shared keys and without public access; who may do what is a role.'

param name string
param location string
param tags object
param principalId string

@description('Origins whose pages send the blocks of uploads straight to storage.')
param uploadOrigins string[]

// As StorageNames has them in the code; a test compares the two.
var containers = ['incoming', 'raw', 'datasets', 'published', 'documents', 'outbox', 'leases', 'keys']
var tables = ['directory', 'audit', 'messages', 'datasets', 'remittances', 'proposals', 'funding', 'nightly']
var packageContainerName = 'app-package'

// The host keeps its locks and the deployment its package in blobs: that takes the owner role, which covers reading and writing data.
// The delegator role lets the application sign addresses for uploads in its own name.
var roles = {
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  blobDelegator: 'db58b8e5-c6ad-4a2a-8342-4190687cbf4a'
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

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
    networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow' }
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
      deleteRetentionPolicy: { enabled: true, days: 14 }
      containerDeleteRetentionPolicy: { enabled: true, days: 14 }
    }

    resource container 'containers' = [for one in concat(containers, [packageContainerName]): {
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
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 7 } } }
            }
          }
        ]
      }
    }
    dependsOn: [blobs]
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in items(roles): {
  name: guid(account.id, principalId, role.value)
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
  }
}]

output name string = account.name
output packageContainer string = packageContainerName
