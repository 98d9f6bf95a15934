metadata description = 'The one file of a region (docs/settings.md), checked when its parameter file is built; the application checks it again at start.'

@export()
@description('Lists that are left out or empty mean all there are.')
type regionType = {
  @description('Kebab-case, such as south-asia.')
  id: string

  @description('Stands in the header and in the title of every page.')
  shortName: string?

  @description('The name in each language that is offered.')
  names: { *: string }

  @description('Of the site; the first is that of readers whose own is not offered.')
  @minLength(1)
  languages: ('en' | 'fr' | 'es' | 'ar')[]

  @description('Countries that money is sent from: ISO 3166-1 alpha-3 codes.')
  senders: string[]?

  @description('Countries that money is sent to: ISO 3166-1 alpha-3 codes.')
  receivers: string[]?

  @description('ISO 4217 codes.')
  currencies: string[]?

  @description('Who answers for the site: an office, never a person.')
  contact: { name: string, email: string?, address: string? }?

  @description('Of a code list, by its name, the codes that forms offer.')
  codes: { *: string[] }?

  @description('Days that personal data is kept, such as linkDays.')
  retention: { *: int }?

  @description('The hour (UTC) in which, at half past, the site is rebuilt.')
  @minValue(0)
  @maxValue(23)
  rebuildHour: int?

  @description('Whether everything is for show; every page then says so.')
  isDemonstration: bool?

  @description('By language and key, words in place of the site\'s own.')
  texts: { *: { *: string } }?
}
