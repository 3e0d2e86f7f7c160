import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { TickRow } from '~/components/ui/tick-row'
import { counted } from '~/domain/number-words'
import { include } from '~/domain/portfolio/include.server'
import { MADE_KINDS, madeKindNames, refOf, shownOf } from '~/domain/portfolio/made'
import { listMade } from '~/domain/portfolio/read.server'
import { longDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/practice.css?url'

export const handle = { at: 'learn', help: 'portfolio' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Your portfolio · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, content } = args.context
	const made = shownOf(await listMade(db, reader, content.programs, longDate))
	return {
		included: made.filter(({ isIncluded }) => isIncluded).length,
		kinds: MADE_KINDS.map((kind) => ({
			kind,
			name: madeKindNames[kind],
			made: made
				.filter((each) => each.kind === kind)
				.map((each) => ({ ref: refOf(each), title: each.title, about: each.about, isIncluded: each.isIncluded })),
		})).filter(({ made: own }) => own.length > 0),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, content, clock } = args.context
	const wanted = (await readFormData(args.request)).getAll('item').map(String)
	const shown = shownOf(await listMade(db, reader, content.programs, longDate))
	await include(db, reader.id, shown, wanted, clock())
	return goTo(paths.portfolio(), flash('Kept. What is not ticked is not in it.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Portfolio() {
	const { kinds, included } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page narrow">
			<Crumbs trail={[{ name: 'Learn', to: paths.learn() }, { name: 'Your portfolio' }]} />
			<div className="top">
				<div>
					<h1 className="h1">Your portfolio</h1>
					<p className="lede">
						What you made here. Nothing is in it until you tick it, each thing by itself. Nobody but you opens this
						page; whom you show the file is up to you.
					</p>
				</div>
				{included > 0 ? (
					<a className="btn edge" href={paths.portfolioFile()} download>
						Take it along
					</a>
				) : null}
			</div>
			{kinds.length === 0 ? (
				<Empty title="Nothing is made yet">
					What you hand in, worksheets you fill in and <Link to={paths.patterns()}>patterns</Link> you make your own
					stand here.
				</Empty>
			) : (
				<Form method="post" className="form">
					{kinds.map(({ kind, name, made }, index) => (
						<Section id={kind} title={name} key={kind} className={index === 0 ? '' : 'section'}>
							<ul className="kept entries">
								{made.map(({ ref, title, about, isIncluded }) => (
									<li key={ref}>
										<TickRow value={ref} title={title} about={about} isTicked={isIncluded} />
									</li>
								))}
							</ul>
						</Section>
					))}
					<p className="acts mt-6">
						<button className="btn ink" type="submit">
							Keep my choice
						</button>
						<span className="small soft self-center">
							{included > 0 ? `${counted(included, 'thing is', 'things are')} in it.` : 'Nothing is in it.'}
						</span>
					</p>
				</Form>
			)}
		</main>
	)
}
