import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { ConflictForm } from '~/components/insight/conflict-form'
import { ConflictRows } from '~/components/insight/conflict-rows'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { listKnownNames } from '~/domain/casebook/known.server'
import { type ConflictRow, deleteConflict, keepConflict, listConflicts } from '~/domain/insight/conflict-log.server'
import { conflictForm } from '~/domain/insight/conflict-schema'
import { conflictKindNames, conflictRefusals, conflictWayNames, medianDays } from '~/domain/insight/conflicts'
import { counted } from '~/domain/number-words'
import { dayLabel, daysBetween } from '~/domain/zone/plain-date'
import { dateOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { conflictsOf } from '~/http/assessed.server'
import { flash } from '~/http/flash.server'
import { readFormData, searchParam } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/practice.css?url'

export const handle = { at: 'learn', help: 'conflict-log' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Conflict log, ${data?.stage.label} · Belay` }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, rule } = await conflictsOf(args, reader.id)
	const { db, clock } = args.context
	const rows = await listConflicts(db, reader.id, stage.key)
	const here = { program: stage.program.slug, stage: stage.id }
	const edited = rows.find(({ id }) => id === searchParam(args.request, 'edit'))
	const median = medianDays(rows)
	return {
		once: randomUUID(),
		stage: {
			label: stage.label,
			to: paths.stage(here),
			counts: paths.requirements(here),
			log: paths.conflicts(here),
		},
		asked: rule.count,
		today: dateOf(clock(), reader.timeZone),
		known: await listKnownNames(db, reader.id),
		edited: edited ?? null,
		median: median === null ? null : counted(median, 'day', 'days'),
		rows: rows.map((row) => ({ ...shown(row), edit: paths.conflicts({ ...here, edit: row.id }) })),
	}
})

function shown({ id, kind, way, noticedOn, agreedOn, isPlayed, line }: ConflictRow) {
	return {
		id,
		kind: conflictKindNames[kind],
		way: way && conflictWayNames[way],
		noticed: dayLabel(noticedOn),
		agreed: agreedOn && `${dayLabel(agreedOn)}, ${counted(daysBetween(noticedOn, agreedOn), 'day', 'days')} later`,
		isPlayed,
		line,
	}
}

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage } = await conflictsOf(args, reader.id)
	const { db, clock } = args.context
	const now = clock()
	const formData = await readFormData(args.request)
	const here = paths.conflicts({ program: stage.program.slug, stage: stage.id })
	const own = { personId: reader.id, stageKey: stage.key }
	if (formData.get('intent') === 'delete') {
		await deleteConflict(db, { id: String(formData.get('conflict') ?? ''), ...own })
		return goTo(here, flash('Deleted.'))
	}
	const form = readForm(formData, conflictForm)
	if (!form.ok) return form.answer
	const { conflict: id, ...fields } = form.value
	const today = dateOf(now, reader.timeZone)
	for (const field of ['noticedOn', 'agreedOn'] as const)
		if ((fields[field] ?? '') > today) return form.refuse({ fields: { [field]: ['Choose today, or a day before it'] } })
	try {
		await keepConflict(db, { id, ...own }, fields, now)
	} catch (error) {
		return form.refuse({ form: [refusal(error, conflictRefusals)] }, 409)
	}
	return goTo(here, flash(fields.agreedOn ? 'Noted. It counts.' : 'Noted. It counts once it is agreed.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Conflicts() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page">
			<Crumbs
				trail={[
					{ name: 'Learn', to: paths.learn() },
					{ name: page.stage.label, to: page.stage.to },
					{ name: 'What counts', to: page.stage.counts },
					{ name: 'Conflict log' },
				]}
			/>
			<div className="top">
				<div>
					<h1 className="h1">Conflict log</h1>
					<p className="lede">
						Which kind it was, when you noticed it, when the two agreed, and by which way. No names, and nothing that
						tells who it was. When none happened, one you played counts alike.
					</p>
				</div>
			</div>
			<div className="cohort-grid">
				<div>
					<Section
						id="write"
						title={page.edited ? 'Change it' : 'Write one down'}
						aside={page.edited ? <Link to={page.stage.log}>Begin another instead</Link> : null}
						className=""
					>
						<ConflictForm
							key={page.edited?.id ?? page.once}
							answer={answer}
							conflict={page.edited}
							once={page.once}
							today={page.today}
							known={page.known}
						/>
					</Section>
				</div>
				<aside>
					<Section id="log" title="Yours" className="">
						{page.median ? (
							<p className="small soft mt-3">From noticed to agreed, by the middle one: {page.median}.</p>
						) : null}
						{page.rows.length > 0 ? (
							<ConflictRows conflicts={page.rows} />
						) : (
							<Empty title="Nothing yet">
								Begin with the last one you noticed, also when it went by without you. Its days are what you learn from.
							</Empty>
						)}
					</Section>
					<Section id="who" title="Who can read this">
						<p className="small soft mt-3">
							You alone, and it is in no file anybody else gets. Admins and your lead see met or open, and nothing of
							any conflict. How long they took counts for nothing.
						</p>
					</Section>
				</aside>
			</div>
		</main>
	)
}
