using './main.bicep'

// Two sides of one migration system: West Africa and the Maghreb with France and Spain. Four languages, a refresh by itself, people told by mail.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'imdi-corridors')
param location = readEnvironmentVariable('AZURE_LOCATION', 'francecentral')
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
  id: 'west-africa-maghreb'
  names: {
    fr: 'IMDI Afrique de l\'Ouest et Maghreb'
    es: 'IMDI África Occidental y Magreb'
    ar: 'IMDI غرب أفريقيا والمغرب العربي'
    en: 'IMDI West Africa and the Maghreb'
  }
  languages: ['fr', 'es', 'ar', 'en']
  senders: ['FRA', 'ESP']
  receivers: ['SEN', 'MLI', 'CIV', 'GIN', 'MAR', 'TUN', 'DZA']
  currencies: ['EUR', 'XOF', 'MAD', 'TND', 'DZD', 'GNF', 'USD']
  contact: { name: 'Secretariat' }
  codes: { components: ['ii', 'iii'] }
  retention: { interestDays: 365, endedProposalDays: 180 }
  rebuildHour: 2
}
param refreshSources = ['world-bank-remittances-received']

param dailyLogCapGb = '0.5'
param monthlyBudget = 40
