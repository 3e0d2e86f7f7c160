import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ClientLoaderFunctionArgs, Form, Link, useLoaderData } from '@remix-run/react'
import { isAnswered } from '~/components/keep-page'
import { SEARCH_AWAY } from '~/components/search/away'
import { Results } from '~/components/search/results'
import { commandsOf, namedSo } from '~/components/shell/pages'
import { Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import type { Role } from '~/domain/person/kinds'
import { desksOf } from '~/domain/person/policy'
import { writtenModules } from '~/domain/program/find'
import { LONGEST_ASKED } from '~/domain/search/asked'
import { search } from '~/domain/search/find.server'
import { asHttp, problem } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
import { requireReader } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { help: 'search' }
/** What was asked for stands in the address alone, as private as that is; a title is shown in more places. */
export const meta: MetaFunction = () => [{ title: 'Search · Belay' }]

const MOST_SUGGESTED = 8

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, content, limits } = args.context
	if (await limits.search(reader.id)) throw problem(429, 'too-many-searches')
	// One more than is looked for, so that a cut is noticed.
	const typed = searchParam(args.request, 'q', LONGEST_ASKED + 1)
	const asTyped = searchParam(args.request, 'as') === 'typed'
	const answer = await search(db, reader.id, typed, { asTyped })
	const modules = content.programs
		.flatMap((program) => program.stages)
		.flatMap((stage) => {
			return writtenModules(stage).map(({ id, title }) => {
				return { title, to: paths.module({ program: stage.program.slug, stage: stage.id, module: id }) }
			})
		})
	return {
		asked: typed.slice(0, LONGEST_ASKED),
		...answer,
		pages: typed.trim() === '' ? [] : namedSo(pagesOf(reader), typed),
		suggested: answer.results.length > 0 ? [] : modules.slice(0, MOST_SUGGESTED),
	}
})

function pagesOf({ roles }: { roles: Role[] }) {
	return commandsOf({ desks: desksOf(roles), assesses: roles.includes('facilitator') })
}

/** A search that fails leaves the field and what stands in it where they are. */
export const clientLoader = async ({ serverLoader, request }: ClientLoaderFunctionArgs) => {
	try {
		return await serverLoader<typeof loader>()
	} catch (error) {
		if (request.signal.aborted || isAnswered(error)) throw error
		const asked = new URL(request.url).searchParams.get('q') ?? ''
		return { asked, suggested: [], pages: [], state: 'away' as const, corrected: null, isCut: false, results: [] }
	}
}

export default function SearchPage() {
	const { asked, suggested, pages, ...answer } = useLoaderData<typeof clientLoader>()
	return (
		<main id="main" className="page narrow">
			<h1 className="h1">Search</h1>
			<Form role="search" className="search-box">
				<input
					className="input"
					type="search"
					name="q"
					maxLength={LONGEST_ASKED}
					aria-label="Search modules, patterns and help"
					placeholder="Listening, feedback, waiver …"
					defaultValue={asked}
					key={asked}
				/>
				<button className="btn ink" type="submit">
					Search
				</button>
			</Form>
			{answer.isCut ? (
				<p className="small soft mt-3">That was long. Belay looked for its first words; a few of them find more.</p>
			) : null}
			{pages.length > 0 ? (
				<Section id="pages" title="Pages">
					<ul className="rows">
						{pages.map(({ name, to }) => (
							<li key={to}>
								<Link className="strong" to={to}>
									{name}
								</Link>
							</li>
						))}
					</ul>
				</Section>
			) : null}
			{answer.state === 'away' ? (
				<p className="say note mt-4" role="status">
					{SEARCH_AWAY}
				</p>
			) : answer.state === 'common' ? (
				<Empty title="Those words stand on every page">Add one that says what it is about.</Empty>
			) : answer.state === 'none' ? (
				pages.length === 0 && (
					<Empty
						title={`Nothing speaks of “${asked}”`}
						act={<Link to={paths.help()}>Show every topic of the help</Link>}
					>
						Try another name for it, or one word instead of several.
					</Empty>
				)
			) : (
				<Results asked={asked} answer={answer} />
			)}
			{suggested.length > 0 ? (
				<nav className="mt-6" aria-labelledby="suggested">
					<h2 className="strong" id="suggested">
						Or begin with a module
					</h2>
					<ul className="rows">
						{suggested.map(({ title, to }) => (
							<li key={to}>
								<Link to={to}>{title}</Link>
							</li>
						))}
					</ul>
				</nav>
			) : null}
		</main>
	)
}
