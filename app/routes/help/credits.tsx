import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import type { Credit } from '~/domain/help/credits.server'
import { asHttp } from '~/http/as-http'
import { paths } from '~/paths'
import styles from '~/styles/help.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Credits · Belay' }]

/** Public: licenses ask to be shown to whoever gets the work. */
export const loader = asHttp(async ({ context }: LoaderFunctionArgs) => context.content.help.credits)

export default function Credits() {
	const { fonts, libraries, zoneDataVersion } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page narrow">
			<Crumbs trail={[{ name: 'Help', to: paths.help() }, { name: 'Credits' }]} />
			<h1 className="h1">On other people’s rope</h1>
			<p className="soft mt-3">
				Belay stands on work that others gave away. The list is read from the packages themselves; the license texts
				they carry lie in the folder node_modules.
			</p>
			<Section id="fonts" title="Fonts" aside="SIL Open Font License 1.1">
				<Works works={fonts} />
			</Section>
			<Section id="zones" title="Time zones">
				<p className="mt-3">
					Every hour rests on the IANA time zone database, version {zoneDataVersion}. It is in the public domain and
					reaches Belay through moment-timezone.
				</p>
			</Section>
			<Section id="holidays" title="Public holidays" aside="CC BY-SA 3.0">
				<p className="mt-3">
					The days on which a country rests come from{' '}
					<a href="https://github.com/commenthol/date-holidays" rel="noreferrer">
						date-holidays
					</a>{' '}
					by commenthol and contributors. Its data draw on articles of Wikipedia and are under the{' '}
					<a href="https://creativecommons.org/licenses/by-sa/3.0/" rel="noreferrer">
						Creative Commons Attribution-ShareAlike 3.0
					</a>{' '}
					license; the articles are named in its license file. Belay uses them unchanged.
				</p>
			</Section>
			<Section id="libraries" title="Libraries" aside={`${libraries.length} packages`}>
				<Works works={libraries} />
			</Section>
		</main>
	)
}

function Works({ works }: { works: Credit[] }) {
	return (
		<ul className="rows works">
			{works.map((work) => (
				<li key={work.name}>
					<span className="grow">
						{work.home ? (
							<a className="strong" href={work.home} rel="noreferrer">
								{work.name}
							</a>
						) : (
							<span className="strong">{work.name}</span>
						)}{' '}
						<span className="small faint">{work.version}</span>
						{work.by ? <span className="block small soft">{work.by}</span> : null}
					</span>
					<span className="small soft">{work.license}</span>
				</li>
			))}
		</ul>
	)
}
