import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { WhatYouKnow } from '~/components/simulation/what-you-know'
import { WhoSees } from '~/components/simulation/who-sees'
import { Crumbs, Signpost, SignpostButton } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { DomainError } from '~/domain/errors'
import { beginTalk } from '~/domain/simulation/begin.server'
import { listTalks } from '~/domain/simulation/read.server'
import { beginForm } from '~/domain/simulation/schema'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { readFormData } from '~/http/form-data'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { simulationOf } from '~/http/simulation.server'
import { paths } from '~/paths'
import styles from '~/styles/simulation.css?url'

export const handle = { at: 'practice', help: 'simulations' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Simulation'} · Belay` }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { id: simulation, title, about, minutes, people, you, aim, situationHtml } = simulationOf(args)
	const talks = (await listTalks(args.context.db, reader.id, simulation)).map((talk) => ({
		id: talk.id,
		to: paths.talk({ simulation, talk: talk.id }),
		on: shortDate(talk.finishedAt ?? talk.movedAt, reader.timeZone),
		isOver: talk.finishedAt !== null,
	}))
	return { once: randomUUID(), title, about, minutes, known: { people, you, aim, situationHtml }, talks }
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const simulation = simulationOf(args)
	const form = beginForm.safeParse(Object.fromEntries(await readFormData(args.request)))
	if (!form.success) throw new DomainError('invalid', 'no-form')
	const { db, clock } = args.context
	await beginTalk(db, { id: form.data.talk, personId: reader.id }, simulation, clock())
	return goTo(paths.talk({ simulation: simulation.id, talk: form.data.talk }))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function SimulationPage() {
	const { once, title, about, minutes, known, talks } = useLoaderData<typeof loader>()
	const open = talks.find(({ isOver }) => !isOver)
	return (
		<main id="main" className="page narrow simulation">
			<Crumbs
				trail={[
					{ name: 'Practice', to: paths.practice() },
					{ name: 'Simulations', to: paths.simulations() },
					{ name: title },
				]}
			/>
			<h1 className="h1">{title}</h1>
			<p className="soft mt-3">{about}</p>
			<WhatYouKnow known={known} />
			{open ? (
				<Signpost to={open.to} title="Go on" sub="Where you stopped" wide={false} />
			) : (
				<Form method="post">
					<SignpostButton
						title={talks.length > 0 ? 'Play it again' : 'Begin'}
						sub="You can leave and come back"
						time={`${minutes} min`}
						name="talk"
						value={once}
					/>
				</Form>
			)}
			{talks.length > 0 ? (
				<Section id="talks" title="Your talks">
					<ul className="rows">
						{talks.map((talk) => (
							<li key={talk.id}>
								<Link className="grow strong" to={talk.to}>
									{talk.isOver ? `Played to its end, ${talk.on}` : `Begun, last played ${talk.on}`}
								</Link>
								<span className="small soft">{talk.isOver ? 'look back' : 'go on'}</span>
							</li>
						))}
					</ul>
					{open ? (
						<Form method="post" className="mt-4">
							<button className="btn edge sm" type="submit" name="talk" value={once}>
								Begin another
							</button>
						</Form>
					) : null}
				</Section>
			) : null}
			<WhoSees />
		</main>
	)
}
