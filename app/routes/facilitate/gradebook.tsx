import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { GradebookNarrow } from '~/components/desk/gradebook-narrow'
import { GradebookTable } from '~/components/desk/gradebook-table'
import { Crumbs, Empty } from '~/components/ui/marks'
import { SignLegend } from '~/components/ui/requirement'
import { asHttp } from '~/http/as-http'
import { viewGradebook } from '~/http/gradebook-view.server'
import { param, requireRole } from '~/http/guards'
import { readLedGradebook } from '~/http/led-gradebook.server'
import { paths } from '~/paths'
import styles from '~/styles/assess.css?url'

export const handle = { desk: 'facilitator', at: 'today', help: 'facilitating' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Gradebook, ${page?.cohort.name} · Facilitator desk · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator')
	const book = await readLedGradebook(args.context, param(args, 'cohort'), reader.id)
	return {
		cohort: book.cohort,
		level: book.stage.label,
		...viewGradebook(args.request, book, () => ({ to: null, certificate: null, choosable: false })),
	}
})

export default function LedGradebook() {
	const { cohort, level, book, people, shown, asked } = useLoaderData<typeof loader>()
	return (
		<main id="main">
			<Crumbs
				trail={[
					{ name: 'Today', to: paths.facilitate() },
					{ name: cohort.name, to: paths.facilitateCohort({ cohort: cohort.id }) },
					{ name: 'Gradebook' },
				]}
			/>
			<div className="top">
				<div>
					<h1 className="h1 work">Who stands where</h1>
					<p className="lede">
						{level}, {cohort.name}. You see whether each requirement is met, and nothing else: no answer, no score, no
						count, and not by which route.
					</p>
				</div>
			</div>
			{people > 0 ? (
				<GradebookNarrow
					asked={asked}
					columns={book.columns}
					shown={shown}
					file={paths.ledGradebookFile({ cohort: cohort.id, ...asked })}
				/>
			) : null}
			{people === 0 ? (
				<Empty title="Nobody in this cohort yet">People appear here once they have a seat.</Empty>
			) : shown === 0 ? (
				<Empty title="Nobody lacks it" act={<Link to={paths.ledGradebook({ cohort: cohort.id })}>Show everybody</Link>}>
					Everybody of this cohort has met it, or need not.
				</Empty>
			) : (
				<GradebookTable book={book} />
			)}
			<SignLegend />
		</main>
	)
}
