import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { EvidenceAsked } from '~/components/activity/evidence-asked'
import { SignOffForm, SignOffHistory } from '~/components/activity/sign-off'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Refusal } from '~/components/ui/refusal'
import { Section } from '~/components/ui/section'
import { askSignOff } from '~/domain/activity/evidence.server'
import { SIGN_OFF } from '~/domain/activity/kinds'
import { evidenceRefusals } from '~/domain/activity/policy'
import { type EvidenceRow, listOwnEvidence } from '~/domain/activity/read-evidence.server'
import { sponsorForm } from '~/domain/activity/schema'
import { listSubmissions } from '~/domain/assessment/submissions.server'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { answerAskedForm } from '~/http/asked-form.server'
import { signOffOf } from '~/http/assessed.server'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/activity.css?url'

export const handle = { at: 'learn', help: 'sign-off' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Your sponsor’s word, ${page?.stage.label ?? ''} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, work: rule } = await signOffOf(args, reader.id)
	const { db, clock } = args.context
	const of = { personId: reader.id, stageKey: stage.key }
	const rows = await listOwnEvidence(db, { ...of, activityId: SIGN_OFF })
	const [newest] = rows
	const work = (await listSubmissions(db, { ...of, requirementId: rule.id })).findLast(({ submittedAt }) => submittedAt)
	const here = { program: stage.program.slug, stage: stage.id }
	const say = (row: EvidenceRow) => ({
		id: row.id,
		way: '',
		text: '',
		day: '',
		takes: '',
		sponsor: row.sponsorName,
		on: shortDate(row.answeredAt ?? row.askedAt ?? clock(), reader.timeZone),
		until: row.linkEndsAt ? shortDate(row.linkEndsAt, reader.timeZone) : '',
		isOver: row.linkEndsAt !== null && row.linkEndsAt <= clock(),
		state: row.state,
		reason: row.reason,
	})
	return {
		stage: {
			label: stage.label,
			to: paths.stage(here),
			counts: paths.requirements(here),
			work: paths.submission({ ...here, work: rule.id }),
		},
		handedIn: work?.submittedAt ? shortDate(work.submittedAt, reader.timeZone) : null,
		asked: newest?.state === 'asked' ? say(newest) : null,
		// Who came back to it, or took it back, begins with whom they had named.
		draft: newest && newest.state !== 'asked' ? { name: newest.sponsorName, email: newest.sponsorEmail } : null,
		answered: rows.filter(({ state }) => state === 'confirmed' || state === 'declined').map(say),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, work } = await signOffOf(args, reader.id)
	const { db, clock, mail } = args.context
	const of = { personId: reader.id, stageKey: stage.key }
	const here = paths.signOff({ program: stage.program.slug, stage: stage.id })
	const formData = await readFormData(args.request)
	const waiting = await answerAskedForm(args.context, formData.get('intent'), { ...of, activityId: SIGN_OFF }, here)
	if (waiting) return waiting
	const form = readForm(formData, sponsorForm)
	if (!form.ok) return form.answer
	try {
		await askSignOff(db, { ...of, requirementId: work.id }, form.value, clock())
	} catch (error) {
		return form.refuse({ form: [refusal(error, evidenceRefusals)] }, 409)
	}
	mail.wake()
	return goTo(here, flash('Sent. They get a letter, and read the work as you handed it in.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function SignOff() {
	const { stage, handedIn, asked, draft, answered } = useLoaderData<typeof loader>()
	const said = useActionData<typeof action>()
	const problem = said && 'problem' in said ? said.problem : null
	return (
		<main id="main" className="page narrow">
			<Crumbs
				trail={[
					{ name: 'Learn', to: paths.learn() },
					{ name: stage.label, to: stage.to },
					{ name: 'What counts', to: stage.counts },
					{ name: 'Your sponsor’s word' },
				]}
			/>
			<h1 className="h1">Your sponsor’s word</h1>
			<p className="lede mt-3">
				Somebody who wanted this work done, or lives with what comes of it, reads the deliverable as you handed it in
				and says whether they stand behind it. They do not score it; your assessors do.
			</p>
			{problem ? <Refusal className="mt-6">{problem}</Refusal> : null}
			{asked ? (
				<Section id="asked" title="Waits for a word">
					<EvidenceAsked asked={asked} />
				</Section>
			) : handedIn ? (
				<Section
					id="ask"
					title={answered.length > 0 ? 'Ask once more' : 'Ask them'}
					aside={answered.some(({ state }) => state === 'confirmed') ? 'What was said goes on counting' : undefined}
				>
					<SignOffForm draft={draft} answer={said && 'result' in said ? said : undefined} handedIn={handedIn} />
				</Section>
			) : (
				<Empty title="Nothing is handed in yet">
					A sponsor reads what cannot change any more. <Link to={stage.work}>Your assessed work</Link>
				</Empty>
			)}
			{answered.length > 0 ? (
				<Section id="answered" title="What they said">
					<SignOffHistory answered={answered} />
				</Section>
			) : null}
			<Section id="who" title="Who can read this">
				<p className="small soft mt-3">
					The person you name sees your name, the text as you handed it in and what your files are called, on a page
					that their letter leads to; not the files, not your scores. What they write to you, you alone read. Admins see
					who was asked, and who said yes. Leave out what your sponsor may not know.
				</p>
			</Section>
		</main>
	)
}
