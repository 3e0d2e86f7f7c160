import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { ClosedCommitment } from '~/components/practice/closed-commitment'
import { NewCommitment } from '~/components/practice/new-commitment'
import { OpenCommitment } from '~/components/practice/open-commitment'
import { LateRefusal } from '~/components/ui/form'
import { Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { promise } from '~/domain/practice/commit.server'
import type { Outcome } from '~/domain/practice/kinds'
import { listCommitments } from '~/domain/practice/read.server'
import { countAsked } from '~/domain/practice/read-pairings.server'
import { sayCommitment } from '~/domain/practice/say.server'
import { closeForm, newCommitmentForm } from '~/domain/practice/schema'
import { closeAndTell, reopenAndTell } from '~/domain/room/tell-outcome.server'
import { transact } from '~/domain/transact.server'
import { addDays } from '~/domain/zone/plain-date'
import { dateOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { at: 'practice', help: 'practice' }
export const meta: MetaFunction = () => [{ title: 'Practice · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const today = dateOf(clock(), reader.timeZone)
	const rows = await listCommitments(db, reader.id)
	const commitments = rows.map((row) => sayCommitment(row, content.programs, reader.timeZone, today))
	return {
		open: commitments.filter((commitment) => !commitment.closed),
		closed: commitments.filter((commitment) => commitment.closed),
		inAWeek: addDays(today, 7),
		asked: await countAsked(db, reader.id),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock } = args.context
	const formData = await readFormData(args.request)
	const personId = reader.id
	if (formData.get('intent') === 'reopen') {
		await reopenAndTell(db, { id: String(formData.get('commitment') ?? ''), personId, now: clock() })
		return goTo(paths.practice(), flash('It is open again.'))
	}
	if (formData.get('intent') === 'promise') {
		const form = readForm(formData, newCommitmentForm)
		if (!form.ok) return form.answer
		if (form.value.dueOn < dateOf(clock(), reader.timeZone))
			return form.refuse({ fields: { dueOn: ['Choose today or a day ahead'] } })
		await transact(db, (tx) => promise(tx, { personId, ...form.value, now: clock() }))
		return goTo(paths.practice(), flash('Noted. Only you can read it.'))
	}
	const form = readForm(formData, closeForm)
	if (!form.ok) return form.answer
	const { commitment: id, outcome, learned } = form.value
	try {
		await closeAndTell(db, { id, personId, outcome, learned, now: clock() })
		return goTo(paths.practice(), flash(closedLines[outcome]))
	} catch (error) {
		const words = { 'already-closed': 'You closed this one meanwhile. Reload the page to see how.' }
		return form.refuse({ form: [refusal(error, words)] }, 409)
	}
})

const undo = 'Open it again below if you change your mind.'
const closedLines: Record<Outcome, string> = {
	kept: `Kept. ${undo}`,
	changed: `Changed, and that counts. ${undo}`,
	dropped: `Let go, and that counts too. ${undo}`,
}

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Practice() {
	const { open, closed, inAWeek, asked } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const closing = answer?.result.initialValue?.commitment
	const isLate = closing !== undefined && !open.some((commitment) => commitment.id === closing)
	return (
		<main id="main" className="page">
			<div className="top">
				<div>
					<h1 className="h1">You said you would</h1>
					<p className="lede">
						Small things to try between sessions. Any answer is a good one: kept, changed and let go count alike,
						because you looked. A hard talk ahead? <Link to={paths.patterns()}>Take a pattern along</Link>.
					</p>
				</div>
			</div>
			{isLate ? <LateRefusal answer={answer} /> : null}
			<div className="cohort-grid">
				<div>
					<Section id="open" title="Open" className="">
						{open.length > 0 ? (
							<ul className="promises">
								{open.map((commitment) => (
									<OpenCommitment key={commitment.id} commitment={commitment} answer={answer} />
								))}
							</ul>
						) : (
							<Empty title="Nothing open">
								A module ends with one thing to try, and so does every room. Or make a promise of your own: small, and
								with a day.
							</Empty>
						)}
					</Section>
					{closed.length > 0 ? (
						<Section id="closed" title="Behind you">
							<ul className="kept">
								{closed.map((commitment) => (
									<ClosedCommitment key={commitment.id} commitment={commitment} />
								))}
							</ul>
						</Section>
					) : null}
				</div>
				<aside>
					<Section id="new" title="Try something" className="">
						<NewCommitment answer={answer} dueOn={inAWeek} />
					</Section>
					<Section id="log" title="Practice log">
						<p className="small soft mt-3">
							A level asks for practice between its sessions, too: minutes, a day, and a line for yourself.{' '}
							<Link to={paths.practiceLog()}>Write it down</Link>
						</p>
					</Section>
					<Section id="simulations" title="Simulations">
						<p className="small soft mt-3">
							A hard talk, played alone before you have it: twelve minutes, and nobody sees what you tried.{' '}
							<Link to={paths.simulations()}>Play one</Link>
						</p>
					</Section>
					<Section id="watched" title="Watched and led together">
						<p className="small soft mt-3">
							A real 1-on-1 somebody watches, a mediation two of you lead: both of you say that it was so.{' '}
							<Link to={paths.watched()}>{asked > 0 ? 'Somebody asks for your word' : 'Write it down'}</Link>
						</p>
					</Section>
					<Section id="hosting" title="Host and sponsor">
						<p className="small soft mt-3">
							Senior engineers learn strategy beside people who do it. Offer a seat at a day of yours, or confirm what
							somebody did beside you. <Link to={paths.hosting()}>Host and sponsor</Link>
						</p>
					</Section>
					<Section id="lead" title="Lead a level">
						<p className="small soft mt-3">
							Whoever leads a cohort was a learner first. Put yourself forward, or somebody you have seen at it.{' '}
							<Link to={paths.ways()}>See the way</Link>
						</p>
					</Section>
					<Section id="recall" title="From memory">
						<p className="small soft mt-3">
							Questions of the modules you have done come back just before you would forget them.{' '}
							<Link to={paths.recall()}>Ask me now</Link>
						</p>
					</Section>
					<Section id="others" title="What others see">
						<p className="small soft mt-3">
							People you work with can tell you, without their names, how you listen and support.{' '}
							<Link to={paths.rounds()}>Ask them</Link>
						</p>
					</Section>
					<Section id="who" title="Who can read this">
						<p className="small soft mt-3">
							What you promise here or in a module is yours alone. What you promised in a room, the cohort of that room
							hears when the next one opens, and nobody else: no manager, no admin. For a level count the promises made
							in its modules and rooms, once you have said what became of them; those made here are for you.
						</p>
					</Section>
				</aside>
			</div>
		</main>
	)
}
