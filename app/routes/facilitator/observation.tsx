import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { RubricScores } from '~/components/assess/rubric-table'
import { ObservationForm } from '~/components/facilitator/observation-form'
import { keepPage, keepShown } from '~/components/keep-page'
import { Confirm } from '~/components/ui/confirm'
import { Crumbs } from '~/components/ui/marks'
import { readScores } from '~/domain/assessment/schema'
import { DomainError } from '~/domain/errors'
import { candidacyRefusals } from '~/domain/facilitator/candidacy-policy'
import { commentForm } from '~/domain/facilitator/candidacy-schema'
import { callOffObservation, handInObservation } from '~/domain/facilitator/observe.server'
import { getObservation } from '~/domain/facilitator/one-observation.server'
import { longDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/assess.css?url'

export const handle = { at: 'practice', help: 'becoming-a-facilitator' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.title ?? 'A session'}, watched · Belay` },
]

async function find(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const reader = await requireReader(args)
	const { db, content } = args.context
	const isAdmin = reader.roles.includes('admin')
	const sheet = await getObservation(db, param(args, 'observation'), { id: reader.id, isAdmin })
	const way = content.pathways.ways.get(sheet.stageKey)
	const rubric = way && content.rubrics.get(way.rubric)
	if (!rubric) throw new DomainError('not-found', 'rubric')
	return { reader, sheet, rubric }
}

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const { reader, sheet, rubric } = await find(args)
	const { personId, stageKey, startsAt, handedInAt, ...rest } = sheet
	const [program = '', stage = ''] = stageKey.split('/')
	return {
		...rest,
		rubric,
		on: longDate(startsAt, reader.timeZone),
		isDone: handedInAt !== null,
		way: paths.way({ person: personId, program, stage }),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const { reader, sheet, rubric } = await find(args)
	// Whoever reads it has nothing to write here.
	if (!sheet.isObserver) throw new DomainError('not-found', 'observation')
	const { db, clock, content } = args.context
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'call-off') {
		await callOffObservation(db, sheet.id, reader.id)
		return goTo(paths.ways(), flash('Called off. Tell them, so that somebody else can watch.'))
	}
	const scores = readScores(rubric, (field) => formData.get(field))
	const comment = String(formData.get('comment') ?? '')
	const said = commentForm.safeParse({ comment })
	const refuse = (problem: string, status = 400) => data({ problem, scores, comment }, { status })
	if (!said.success) return refuse(said.error.issues[0]?.message ?? '')
	try {
		const given = { id: sheet.id, scores, comment: said.data.comment }
		await handInObservation(db, content, rubric, given, reader, clock())
		return goTo(
			paths.observation({ observation: sheet.id }),
			flash('Handed in. They read it now: talk it through soon.'),
		)
	} catch (error) {
		return refuse(refusal(error, { ...candidacyRefusals, 'not-all-scored': 'Score every line.' }), 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Observation() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const who = page.isSelf ? 'You' : page.name
	return (
		<main id="main" className="page">
			<Crumbs trail={[{ name: 'Lead a level', to: paths.ways() }, { name: 'Watched' }]} />
			<h1 className="h1">
				{who}, leading “{page.title}”
			</h1>
			<p className="lede">
				{page.cohort}, {page.on}. Watched by {page.isObserver ? 'you' : page.observer}.
			</p>
			<p className="small soft mb-6">
				{page.isSelf ? 'You' : page.name}, whoever watches {page.isSelf ? 'you' : 'them'} for this level, and admins
				read this page; nobody else does, and no line manager.
			</p>
			{page.isDone ? (
				<>
					<h2 className="h2 mb-4">What was seen</h2>
					<RubricScores
						rubric={page.rubric}
						sheets={[{ label: page.isObserver ? 'You' : page.observer, scores: page.scores }]}
					/>
					<blockquote className="work-text mt-6">
						<b className="small block">{page.isObserver ? 'You wrote' : `${page.observer} wrote`}</b>
						{page.comment}
					</blockquote>
				</>
			) : (
				<>
					<ObservationForm
						rubric={page.rubric}
						scores={answer?.scores ?? page.scores}
						comment={answer?.comment ?? page.comment}
						problem={answer?.problem}
					/>
					<Confirm
						id="call-off"
						label="I cannot watch it"
						look="text"
						question="Not watch this session?"
						consequences="The sheet goes. They cannot take the lead in that room unless somebody else watches."
						keep="Keep it"
						act="Call it off"
						intent="call-off"
					/>
				</>
			)}
		</main>
	)
}
