import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useRef } from 'react'
import { keepPage, keepShown } from '~/components/keep-page'
import { useFocusOnOutcome } from '~/components/reader/use-focus-on-outcome'
import { LookBack } from '~/components/simulation/look-back'
import { TalkSoFar } from '~/components/simulation/talk-so-far'
import { WhatYouKnow } from '~/components/simulation/what-you-know'
import { WhoSees } from '~/components/simulation/who-sees'
import { Confirm } from '~/components/ui/confirm'
import { Crumbs } from '~/components/ui/marks'
import { DomainError, isDomainError } from '~/domain/errors'
import { listOwnStages } from '~/domain/practice/read-log.server'
import { deleteTalk, replayFrom } from '~/domain/simulation/begin.server'
import { choose } from '~/domain/simulation/choose.server'
import { playThrough } from '~/domain/simulation/play'
import { simulationRefusals } from '~/domain/simulation/policy'
import { getTalk } from '~/domain/simulation/read.server'
import { sayLookBack, sayTalk } from '~/domain/simulation/say'
import { chooseForm, replayForm } from '~/domain/simulation/schema'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { simulationOf } from '~/http/simulation.server'
import { paths } from '~/paths'
import styles from '~/styles/simulation.css?url'

export const handle = { at: 'practice', help: 'simulations' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Simulation'} · Belay` }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const simulation = simulationOf(args)
	const { title, people, you, aim, situationHtml } = simulation
	const key = { id: param(args, 'talk'), personId: reader.id, simulation: simulation.id }
	const { steps, version, finishedAt } = await getTalk(args.context.db, key)
	const talk = playThrough(simulation, steps)
	// What was finished ends, and what was not goes on; otherwise the text is another one now.
	const fits = talk !== null && 'ending' in talk.at === (finishedAt !== null)
	return {
		once: randomUUID(),
		title,
		made: steps.length,
		isFinished: finishedAt !== null,
		to: paths.simulation({ simulation: simulation.id }),
		known: { people, you, aim, situationHtml },
		isMended: version !== simulation.version,
		talk: fits && !finishedAt ? sayTalk(simulation, talk) : null,
		lookBack: fits && finishedAt ? sayLookBack(simulation, talk) : null,
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const simulation = simulationOf(args)
	const key = { id: param(args, 'talk'), personId: reader.id, simulation: simulation.id }
	// Whatever is sent: for everybody else there is no such talk.
	await getTalk(args.context.db, key)
	const formData = await readFormData(args.request)
	const intent = formData.get('intent')
	if (intent === 'delete') {
		await deleteTalk(args.context.db, key)
		return goTo(paths.simulation({ simulation: simulation.id }), flash('Deleted. Nothing of it is kept.'))
	}
	const { db, clock, content } = args.context
	const here = (talk: string) => `${paths.talk({ simulation: simulation.id, talk })}#now`
	const fields = Object.fromEntries(formData)
	try {
		if (intent === 'replay') {
			const { talk, from } = read(replayForm, fields)
			await replayFrom(db, { id: talk, personId: reader.id }, simulation, { id: key.id, from }, clock())
			return goTo(here(talk))
		}
		const choosing = { talk: key.id, ...read(chooseForm, fields) }
		const own = await listOwnStages(db, content.programs, reader.id)
		const player = { id: reader.id, timeZone: reader.timeZone, stageKeys: own.map((stage) => stage.key) }
		await choose(db, player, simulation, choosing, clock())
	} catch (error) {
		const said = isDomainError(error) && (simulationRefusals as Record<string, string>)[error.why]
		if (!said) throw error
		return goTo(here(key.id), flash(said))
	}
	return goTo(here(key.id))
})

function read<Schema extends typeof chooseForm | typeof replayForm>(schema: Schema, fields: object) {
	const form = schema.safeParse(fields)
	if (!form.success) throw new DomainError('invalid', 'no-form')
	return form.data as ReturnType<Schema['parse']>
}

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function TalkPage() {
	const { once, title, made, isFinished, to, known, isMended, talk, lookBack } = useLoaderData<typeof loader>()
	const main = useRef<HTMLElement>(null)
	useFocusOnOutcome(main, made, '#now')
	return (
		<main id="main" className="page narrow simulation" ref={main}>
			<Crumbs
				trail={[
					{ name: 'Practice', to: paths.practice() },
					{ name: 'Simulations', to: paths.simulations() },
					{ name: title, to },
					{ name: isFinished ? 'Looking back' : 'The talk' },
				]}
			/>
			<h1 className="h1">{title}</h1>
			{talk ? (
				<>
					<WhatYouKnow known={known} isFolded />
					<TalkSoFar talk={talk} made={made} />
				</>
			) : lookBack ? (
				<>
					{isMended ? (
						<p className="say note mt-4">
							The text was mended after you played this, so some of it may read otherwise than it did.
						</p>
					) : null}
					<LookBack lookBack={lookBack} once={once} />
				</>
			) : (
				<div className="say note mt-4">
					<p>
						The text of this simulation was changed since you played, and your choices do not fit it any more.{' '}
						{isFinished ? 'It stays finished, and counts.' : 'Sorry that it stops in the middle.'}{' '}
						<Link to={to}>Begin again</Link>
					</p>
				</div>
			)}
			<WhoSees />
			<Confirm
				id="delete"
				look="text"
				label="Delete this talk"
				question="Delete this talk?"
				consequences={
					isFinished
						? 'What you chose goes for good. That you finished the simulation stays, and counts.'
						: 'What you chose goes for good.'
				}
				keep="Keep it"
				act="Delete it"
				intent="delete"
			/>
		</main>
	)
}
