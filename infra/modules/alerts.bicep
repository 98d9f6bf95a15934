metadata description = 'Who is told of what: failed requests and timers, a silent host, late sources, stuck uploads, a full log, and spending.'

param token string
param location string
param tags object
param insightsName string
param logsName string
param alertAddresses string[]
param monthlyBudget int
param budgetStart string

var owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: logsName
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-imdi-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'imdi'
    enabled: true
    emailReceivers: map(alertAddresses, address => { name: uniqueString(address), emailAddress: address, useCommonAlertSchema: true })
    armRoleReceivers: [{ name: 'owners', roleId: owner, useCommonAlertSchema: true }]
  }
}

// One rule with a dimension costs a fraction of as many rules. The words are the application's: a test holds them to its log messages,
// and the names of timers to its table of jobs. A custom handler's lines begin with their level, so the words are looked for inside them,
// and among exceptions too, since a line that was logged with one may come as one.
var timers = '"DailyDuties", "NightlyRebuild", "RefreshSources", "Sweep"'
// The sweep goes every five minutes: three that did not come are no delay. While one works on a large file its checkpoints count.
var longestSilence = '15m'
var what = '''
let since = ago(30m);
let lines = union (traces | project timestamp, message), (exceptions | project timestamp, message = strcat(outerMessage, " ", tostring(customDimensions)));
let recent = lines | where timestamp > since;
let failedRequests = requests | where timestamp > since and toint(resultCode) >= 500 | project What = "5xx";
let failures = recent | where message contains "A request failed." | project What = "5xx";
let failedTimers = requests | where timestamp > since and name in ({0}) and success == false | project What = "failed-timer";
let brokenJobs = recent | where message contains "A job failed." or message contains "Rebuild failed." or message contains "Duty of the day failed." | project What = "failed-timer";
let begun = toscalar(requests | summarize min(timestamp));
let missedNight = lines | where message contains "Rebuild ended." | summarize Newest = max(timestamp)
  | where begun < ago(27h) and (isnull(Newest) or Newest < ago(27h)) | project What = "failed-timer";
let swept = requests | where name == "Sweep" | project At = timestamp + duration * 1ms;
let onTheWay = lines | where message contains "An upload reached a checkpoint." | project At = timestamp;
let silent = union swept, onTheWay | summarize Newest = max(At) | where isnull(Newest) or Newest < ago({1}) | project What = "silent";
let lateSources = recent | where message contains "A source keeps failing." or message contains "A refresh broke." or message contains "Datasets are overdue: " | project What = "overdue-refresh";
let stuckUploads = recent | where message contains "Work on an upload failed." or message contains "Uploads could not be taken up." or message contains "Uploads are stuck: " | project What = "stuck-upload";
union failedRequests, failures, failedTimers, brokenJobs, missedNight, silent, lateSources, stuckUploads
'''

resource wrong 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'alert-imdi-${token}'
  location: location
  tags: tags
  properties: {
    displayName: 'IMDI: something went wrong'
    description: '5xx, failed-timer, silent, overdue-refresh or stuck-upload: docs/deploy.md says what to do about each.'
    severity: 2
    enabled: true
    scopes: [insights.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT30M'
    overrideQueryTimeRange: 'P2D'
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: format(what, timers, longestSilence)
          timeAggregation: 'Count'
          dimensions: [{ name: 'What', operator: 'Include', values: ['*'] }]
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: { actionGroups: [people.id] }
  }
}

// A rule of its own: what tells of the ceiling stands in the workspace alone, and no other rule hears anything once logging has stopped.
resource full 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'alert-cap-imdi-${token}'
  location: location
  tags: tags
  properties: {
    displayName: 'IMDI: logging has stopped for the day'
    description: 'log-cap: docs/deploy.md says what to do.'
    severity: 2
    enabled: true
    scopes: [logs.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT30M'
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: '_LogOperation | where Category =~ "Ingestion" and Detail has "OverQuota"'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: { actionGroups: [people.id] }
  }
}

resource spend 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: 'budget-imdi-${token}'
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: { startDate: budgetStart }
    notifications: {
      half: { enabled: true, operator: 'GreaterThanOrEqualTo', threshold: 50, thresholdType: 'Actual', contactEmails: alertAddresses, contactGroups: [people.id] }
      mostOfIt: { enabled: true, operator: 'GreaterThanOrEqualTo', threshold: 80, thresholdType: 'Actual', contactEmails: alertAddresses, contactGroups: [people.id] }
      foreseen: { enabled: true, operator: 'GreaterThanOrEqualTo', threshold: 100, thresholdType: 'Forecasted', contactEmails: alertAddresses, contactGroups: [people.id] }
    }
  }
}
