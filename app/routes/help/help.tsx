import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { AUDIENCES, audienceNames, type HelpPage } from '~/domain/help/page'
import { searchHelp } from '~/domain/help/search'
import { capitalized, counted } from '~/domain/number-words'
import { asHttp } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
import { paths } from '~/paths'
import styles from '~/styles/help.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Help · Belay' }]

/** Public: who cannot sign in needs it most. */
export const loader = asHttp(async ({ request, context }: LoaderFunctionArgs) => {
	const asked = searchParam(request, 'q')
	const { pages } = context.content.help
	return {
		asked,
		hasGlossary: context.content.glossary.length > 0,
		found: asked ? searchHelp(pages, asked).map(rowOf) : [],
		groups: AUDIENCES.map((audience) => ({
			id: audience,
			title: audienceNames[audience],
			rows: pages.filter((page) => page.for.includes(audience)).map(rowOf),
		})).filter((group) => group.rows.length > 0),
	}
})

function rowOf({ topic, title, summary }: HelpPage) {
	return { topic, title, summary }
}

export default function Help() {
	const { asked, found, groups, hasGlossary } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page narrow">
			<h1 className="h1">Help</h1>
			<p className="soft mt-3">
				What each page is for, what happens when you use it, and who sees it. The word Help at the top of a page opens
				its topic.
			</p>
			<Form role="search" className="help-find">
				<input
					className="input"
					type="search"
					name="q"
					aria-label="Search the help"
					placeholder="Slips, password, waiver …"
					defaultValue={asked}
					key={asked}
				/>
				<button className="btn ink" type="submit">
					Search
				</button>
			</Form>
			{asked ? (
				<Found asked={asked} rows={found} />
			) : (
				groups.map((group) => (
					<Section key={group.id} id={group.id} title={group.title}>
						<Rows rows={group.rows} />
					</Section>
				))
			)}
			{hasGlossary ? (
				<p className="mt-10">
					A word you do not know? The <Link to={paths.glossary()}>glossary</Link> says what it means here.
				</p>
			) : null}
			<p className="small soft mt-10">
				Not here? Ask your L&D admin. <Link to={paths.credits()}>Fonts and libraries Belay is made with</Link>
			</p>
		</main>
	)
}

type Row = ReturnType<typeof rowOf>

function Found({ asked, rows }: { asked: string; rows: Row[] }) {
	if (rows.length === 0) {
		return (
			<Empty title={`No page speaks of “${asked}”`} act={<Link to={paths.help()}>Show every topic</Link>}>
				Try one word of it, at least three letters long, or another name for the same thing.
			</Empty>
		)
	}
	return (
		<Section
			id="found"
			title={`${capitalized(counted(rows.length, 'page', 'pages'))} for “${asked}”`}
			aside={<Link to={paths.help()}>Every topic</Link>}
		>
			<Rows rows={rows} />
		</Section>
	)
}

function Rows({ rows }: { rows: Row[] }) {
	return (
		<ul className="rows">
			{rows.map((row) => (
				<li key={row.topic}>
					<span className="grow">
						<Link className="strong" to={paths.helpTopic({ topic: row.topic })}>
							{row.title}
						</Link>
						<span className="block small soft">{row.summary}</span>
					</span>
				</li>
			))}
		</ul>
	)
}
