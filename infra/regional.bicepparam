using './main.bicep'

// The whole system for everybody: all countries and currencies, every language, a delivery network before it, storage on a private network.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'imdi')
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
  id: 'world'
  names: {
    en: 'International Migration and Development Initiative'
    fr: 'Initiative internationale pour la migration et le développement'
    es: 'Iniciativa Internacional para la Migración y el Desarrollo'
    ar: 'المبادرة الدولية للهجرة والتنمية'
  }
  languages: ['en', 'fr', 'es', 'ar']
  contact: { name: 'Secretariat of IMDI' }
}
param refreshSources = ['world-bank-remittances-received', 'ilostat-unemployment']

param contentDelivery = true
param privateEndpoints = true
// Where agencies send files from; documentation addresses until they are known.
param uploadAddressRanges = ['192.0.2.0/24']
param maximumInstanceCount = 100
param dailyLogCapGb = '2'
param monthlyBudget = 200
