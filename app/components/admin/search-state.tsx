import { Section } from '../ui/section'

/** What an admin can know of search: what it covers, since when, and whether it forgives. */
export function SearchState({
	builtAt,
	documents,
	forgivesTypos,
	forgivesAccents,
}: {
	builtAt: string
	documents: number
	forgivesTypos: boolean
	forgivesAccents: boolean
}) {
	const missing = [forgivesTypos ? [] : 'pg_trgm', forgivesAccents ? [] : 'unaccent'].flat()
	return (
		<Section id="system" title="System" className="section max-w-200">
			<dl className="facts">
				<dt>Search</dt>
				<dd>
					{documents} texts, from the content as it was on {builtAt}. Typing mistakes are{' '}
					{forgivesTypos ? 'forgiven' : 'not forgiven'}, accents {forgivesAccents ? 'do not matter' : 'matter'}.
					{missing.length > 0
						? ` The database lacks ${missing.join(' and ')}: whoever runs it can add ${missing.length > 1 ? 'them' : 'it'}, and the next start of Belay uses ${missing.length > 1 ? 'them' : 'it'}.`
						: ''}
				</dd>
			</dl>
		</Section>
	)
}
