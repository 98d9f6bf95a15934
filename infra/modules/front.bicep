metadata description = 'Azure Front Door before the app. It keeps published pages as their own Cache-Control lets it, and nothing that depends on who asks.'

param token string
param tags object
param originHost string

// Of a route that keeps answers Front Door looks at the address alone: it reads no Vary, hands on no Accept and no Accept-Language, whatever the answer then
// says of caching, and lets requests that come at once share one answer. So what depends on more than the address goes over a route that keeps nothing:
// the API, the way from / to the reader's language, and by a rule all that a browser with a session asks for.
var session = '__Host-imdi'

resource profile 'Microsoft.Cdn/profiles@2024-09-01' = {
  name: 'afd-imdi-${token}'
  location: 'global'
  tags: tags
  sku: { name: 'Standard_AzureFrontDoor' }

  resource endpoint 'afdEndpoints' = {
    name: 'imdi-${token}'
    location: 'global'
    tags: tags
    properties: { enabledState: 'Enabled' }

    resource asked 'routes' = {
      name: 'asked'
      properties: {
        originGroup: { id: origins.id }
        supportedProtocols: ['Http', 'Https']
        patternsToMatch: ['/', '/api', '/api/*']
        forwardingProtocol: 'HttpsOnly'
        httpsRedirect: 'Enabled'
        linkToDefaultDomain: 'Enabled'
      }
      dependsOn: [origins::app]
    }

    resource published 'routes' = {
      name: 'published'
      properties: {
        originGroup: { id: origins.id }
        supportedProtocols: ['Http', 'Https']
        patternsToMatch: ['/*']
        forwardingProtocol: 'HttpsOnly'
        httpsRedirect: 'Enabled'
        linkToDefaultDomain: 'Enabled'
        ruleSets: [{ id: readers.id }]
        // The app sends brotli and gzip of its own; a query asks for another answer.
        cacheConfiguration: {
          queryStringCachingBehavior: 'UseQueryString'
          compressionSettings: { isCompressionEnabled: false }
        }
      }
      dependsOn: [origins::app, asked, readers::signedIn]
    }
  }

  resource readers 'ruleSets' = {
    name: 'readers'

    resource signedIn 'rules' = {
      name: 'signedIn'
      properties: {
        order: 1
        conditions: [
          {
            name: 'Cookies'
            parameters: {
              typeName: 'DeliveryRuleCookiesConditionParameters'
              selector: session
              operator: 'Any'
            }
          }
        ]
        // Without a configuration of its own in the override nothing is kept and nothing that was kept is sent.
        actions: [
          {
            name: 'RouteConfigurationOverride'
            parameters: { typeName: 'DeliveryRuleRouteConfigurationOverrideActionParameters' }
          }
        ]
      }
    }
  }

  resource origins 'originGroups' = {
    name: 'app'
    properties: {
      // One origin needs no probe: it would only keep an instance awake.
      loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3, additionalLatencyInMilliseconds: 50 }
    }

    resource app 'origins' = {
      name: 'app'
      properties: {
        hostName: originHost
        originHostHeader: originHost
        httpsPort: 443
        priority: 1
        weight: 1000
        enabledState: 'Enabled'
        enforceCertificateNameCheck: true
      }
    }
  }
}

output id string = profile.properties.frontDoorId
output address string = 'https://${profile::endpoint.properties.hostName}'
