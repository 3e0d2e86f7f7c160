import { randomUUID } from 'node:crypto'
import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { PairingAsked } from '~/components/practice/pairing-asked'
import { PairingForm } from '~/components/practice/pairing-form'
import { PairingRows } from '~/components/practice/pairing-rows'
import { LateRefusal } from '~/components/ui/form'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Refusal } from '~/components/ui/refusal'
import { Section } from '~/components/ui/section'
import { listOwnCertificates } from '~/domain/certification/read.server'
import { withOwnRules } from '~/domain/certification/standing.server'
import { DomainError } from '~/domain/errors'
import { DAYS_BACK } from '~/domain/practice/log-kinds'
import { countedParts, pairingRefusals } from '~/domain/practice/pairing'
import { answerPairing, scorePairing, takePairingOut, writePairing } from '~/domain/practice/pairings.server'
import { listOwnStages } from '~/domain/practice/read-log.server'
import { listPairings } from '~/domain/practice/read-pairings.server'
import { levelFor, sayPairings, starredOf } from '~/domain/practice/say-pairings'
import { confirmForm, isWholePlan, pairingForm } from '~/domain/practice/schema'
import { readWatchedStages } from '~/domain/practice/watched-stages.server'
import { askedWithin } from '~/domain/program/asked'
import type { Requirement } from '~/domain/program/frontmatter'
import { addDays } from '~/domain/zone/plain-date'
import { dateOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData, searchParam } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/practice.css?url'

export const handle = { at: 'practice', help: 'watched' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Watched and led together · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const stages = (await listAsked(args.context, reader.id)).filter(
		({ requirements }) => countedParts(requirements).length > 0,
	)
	const stage = stages.find(({ key }) => key === searchParam(args.request, 'level')) ?? stages[0]
	const rows = await listPairings(db, reader.id)
	const held = new Set(
		(await listOwnCertificates(db, reader.id, clock())).flatMap(({ state, stageKey }) =>
			state === 'current' ? [stageKey] : [],
		),
	)
	const stageOf = await readWatchedStages(db, content.programs, reader.id, rows, clock())
	const said = sayPairings(
		rows,
		{ rubrics: content.rubrics, stageOf },
		(key) => reader.roles.includes('mentor') || held.has(key),
	)
	return {
		once: randomUUID(),
		today: dateOf(clock(), reader.timeZone),
		level: stage && {
			key: stage.key,
			label: stage.label,
			parts: countedParts(stage.requirements),
			asks: askedBeside(stage.requirements).join('. '),
			// The second who watches reads the same plan.
			plan: rows.find(({ isOwn, stageKey, plan }) => isOwn && stageKey === stage.key && plan)?.plan ?? '',
			counts: paths.requirements({ program: stage.program.slug, stage: stage.id }),
		},
		levels: stages.map(({ key, label, title }) => ({ key, name: `${label}: ${title}` })),
		asked: said.filter(({ state, isOwn }) => state === 'waiting' && !isOwn),
		pairings: said.filter(({ state, isOwn }) => isOwn || state === 'confirmed'),
	}
})

/**
 * The levels they practice for, with what they are asked there themselves. Where nothing of it is done beside anybody, the
 * level as it is today: what is written down stays theirs for a cohort to come.
 */
async function listAsked({ db, clock, content }: LoaderFunctionArgs['context'], personId: string) {
	const stages = await listOwnStages(db, content.programs, personId)
	const own = await withOwnRules(db, personId, stages, clock())
	return own.map((asked) =>
		countedParts(asked.requirements).length > 0 ? asked : (stages.find(({ key }) => key === asked.key) ?? asked),
	)
}

/** What is to be done beside somebody, in the rules' own words. */
function askedBeside(rules: readonly Requirement[]): string[] {
	const said = askedWithin(rules).flatMap((rule) => {
		if (rule.kind === 'pairing') return [rule.what]
		return rule.kind === 'writtenPlan' ? [rule.about] : []
	})
	return [...new Set(said)]
}

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content, mail } = args.context
	const formData = await readFormData(args.request)
	const id = String(formData.get('pairing') ?? '')
	const now = clock()
	const late = (error: unknown) => data({ problem: refusal(error, pairingRefusals) }, { status: 409 })
	if (formData.get('intent') === 'take-out') {
		try {
			await takePairingOut(db, { id, byId: reader.id })
		} catch (error) {
			return late(error)
		}
		return goTo(paths.watched(), flash('Taken out.'))
	}
	if (formData.get('intent') === 'decline') {
		try {
			await answerPairing(db, { id, withId: reader.id }, { wasSo: false, stageKey: '' }, now)
		} catch (error) {
			return late(error)
		}
		return goTo(paths.watched(), flash('Said. It counts for nobody.'))
	}
	if (formData.get('intent') === 'confirm') {
		const form = readForm(formData, confirmForm)
		if (!form.ok) return form.answer
		const row = (await listPairings(db, reader.id)).find((each) => each.id === id && !each.isOwn)
		if (!row) throw new DomainError('not-found', 'pairing')
		const stageKey = levelFor(row.part, await listAsked(args.context, reader.id))
		try {
			await answerPairing(db, { id, withId: reader.id }, { wasSo: true, stageKey }, now)
		} catch (error) {
			return late(error)
		}
		return goTo(paths.watched(), flash('Confirmed. It counts.'))
	}
	if (formData.get('intent') === 'score') {
		const row = (await listPairings(db, reader.id)).find((each) => each.id === id)
		if (!row) throw new DomainError('not-found', 'pairing')
		const stageOf = await readWatchedStages(db, content.programs, reader.id, [row], now)
		const starred = starredOf(stageOf(row), content.rubrics)
		if (!starred) throw new DomainError('not-found', 'pairing')
		const scores = Object.fromEntries(starred.map((each) => [each.id, Number(formData.get(`c:${each.id}`))]))
		if (!Object.values(scores).every((score) => [1, 2, 3, 4].includes(score)))
			return data({ problem: 'Choose a level for each of them.' }, { status: 400 })
		try {
			await scorePairing(db, { id, watcherId: reader.id, scores }, now)
		} catch (error) {
			return late(error)
		}
		return goTo(paths.watched(), flash('They can read what you saw.'))
	}
	const form = readForm(formData, pairingForm)
	if (!form.ok) return form.answer
	const { pairing: _, agreed: _agreed, debriefed: _debriefed, ...fields } = form.value
	const today = dateOf(now, reader.timeZone)
	if (fields.onDay > today || fields.onDay < addDays(today, -DAYS_BACK))
		return form.refuse({ fields: { onDay: ['Choose today, or a day of the last twelve months'] } })
	if (!isWholePlan(fields))
		return form.refuse({
			fields: { plan: ['Write what you will do, when, and how they will see it: a few sentences'] },
		})
	const stage = (await listAsked(args.context, reader.id)).find(({ key }) => key === fields.stageKey)
	if (!stage || !countedParts(stage.requirements).includes(fields.part))
		return form.refuse({ form: ['That level does not ask for this. Reload the page.'] })
	try {
		await writePairing(db, { id, byId: reader.id }, fields, now)
		mail.wake()
	} catch (error) {
		return form.refuse({ form: [refusal(error, pairingRefusals)] }, 409)
	}
	return goTo(
		paths.watched({ level: fields.stageKey }),
		flash('Written down. They get a letter, and say whether it was so.'),
	)
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Watched() {
	const { once, today, level, levels, asked, pairings } = useLoaderData<typeof loader>()
	const said = useActionData<typeof action>()
	const answer = said && 'result' in said ? said : undefined
	const isWriting = answer?.result.initialValue?.email !== undefined
	const problem = said && 'problem' in said ? said.problem : null
	return (
		<main id="main" className="page">
			<Crumbs trail={[{ name: 'Practice', to: paths.practice() }, { name: 'Watched and led together' }]} />
			<div className="top">
				<div>
					<h1 className="h1">Watched and led together</h1>
					<p className="lede">
						What two of you did: a conversation one of you watched, an hour led together, a day or some weeks side by
						side, a plan carried out. Everybody in it agrees beforehand, and the two of you talk about it afterwards; a
						quarter of an hour is enough.
					</p>
				</div>
			</div>
			{problem ? <Refusal className="mb-6">{problem}</Refusal> : null}
			{isWriting ? null : <LateRefusal answer={answer} />}
			<div className="cohort-grid">
				<div>
					{asked.length > 0 ? (
						<Section id="asked" title="Waits for your word" className="">
							<ul className="kept">
								{asked.map((pairing) => (
									<PairingAsked key={pairing.id} pairing={pairing} />
								))}
							</ul>
						</Section>
					) : null}
					<Section id="yours" title="Done together" className={asked.length > 0 ? 'section' : ''}>
						{pairings.length > 0 ? (
							<PairingRows pairings={pairings} />
						) : (
							<Empty title="None yet">
								Ask somebody for it: to watch you, to be watched, or to have you beside them. Once it was, write it
								down.
							</Empty>
						)}
					</Section>
				</div>
				<aside>
					{level ? (
						<Section id="write" title="Write one down" className="">
							<p className="small soft mt-3">
								{level.asks}. <Link to={level.counts}>What counts for {level.label}</Link>
							</p>
							{levels.length > 1 ? (
								<ul className="levels small">
									{levels.map(({ key, name }) => (
										<li key={key}>
											{key === level.key ? (
												<span aria-current="true">{name}</span>
											) : (
												<Link to={paths.watched({ level: key })}>{name}</Link>
											)}
										</li>
									))}
								</ul>
							) : null}
							<PairingForm
								key={`${level.key} ${once}`}
								answer={isWriting ? answer : undefined}
								level={level.key}
								parts={level.parts}
								plan={level.plan}
								once={once}
								today={today}
							/>
						</Section>
					) : null}
					<Section id="who" title="Who can read this">
						<p className="small soft mt-3">
							The two of you see that it was, on which day, and the plan one carried out; your own line only you. What a
							watcher saw, only the one who was watched reads. Admins see whether a level’s requirement is met: no name,
							no day, no word.
						</p>
					</Section>
				</aside>
			</div>
		</main>
	)
}
