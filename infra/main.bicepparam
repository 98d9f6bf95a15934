using './main.bicep'

// The smallest pilot: what it costs to send money home to one country, in one language. A region is one such file;
// its name in azd and its place come from azd's environment, everything else is decided here. docs/deploy.md says how to choose another.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'imdi-pilot')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param hostingModel = readEnvironmentVariable('IMDI_HOSTING_MODEL', 'isolated') == 'custom' ? 'custom' : 'isolated'
param baseAddress = readEnvironmentVariable('IMDI_BASE_ADDRESS', '')
param alertAddresses = filter(split(readEnvironmentVariable('IMDI_ALERT_ADDRESSES', ''), ','), address => !empty(address))
param budgetStart = readEnvironmentVariable('IMDI_BUDGET_START', '')
param settings = {
  SignIn__Authority: readEnvironmentVariable('IMDI_SIGNIN_AUTHORITY', '')
  SignIn__ClientId: readEnvironmentVariable('IMDI_SIGNIN_CLIENT_ID', '')
  SignIn__Audience: readEnvironmentVariable('IMDI_SIGNIN_AUDIENCE', '')
  SignIn__RolesClaim: readEnvironmentVariable('IMDI_SIGNIN_ROLES_CLAIM', '')
  SignIn__IdleMinutes: readEnvironmentVariable('IMDI_SIGNIN_IDLE_MINUTES', '')
  Mail__Host: readEnvironmentVariable('IMDI_MAIL_HOST', '')
  Mail__Port: readEnvironmentVariable('IMDI_MAIL_PORT', '')
  Mail__UserName: readEnvironmentVariable('IMDI_MAIL_USER_NAME', '')
  Mail__From: readEnvironmentVariable('IMDI_MAIL_FROM', '')
  Mail__ReplyTo: readEnvironmentVariable('IMDI_MAIL_REPLY_TO', '')
  Mail__RequireTls: readEnvironmentVariable('IMDI_MAIL_REQUIRE_TLS', '')
  Mail__LinksTo: readEnvironmentVariable('IMDI_MAIL_LINKS_TO', '')
}
param secrets = {
  SignIn__ClientSecret: readEnvironmentVariable('IMDI_SIGNIN_CLIENT_SECRET', '')
  Mail__Password: readEnvironmentVariable('IMDI_MAIL_PASSWORD', '')
}

param region = {
  id: 'nepal'
  names: { en: 'IMDI Nepal pilot' }
  languages: ['en']
  senders: ['QAT', 'MYS', 'ARE', 'SAU', 'JPN', 'KOR']
  receivers: ['NPL']
  currencies: ['NPR', 'USD']
  contact: { name: 'Secretariat of the pilot' }
  rebuildHour: 20
}

param instanceMemoryMB = 512
param monthlyBudget = 10
