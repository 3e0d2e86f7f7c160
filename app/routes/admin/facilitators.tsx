import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { AppointForm } from '~/components/desk/appoint-form'
import { QualificationTable } from '~/components/desk/qualification-table'
import { keepPage, keepShown } from '~/components/keep-page'
import { LateRefusal } from '~/components/ui/form'
import { Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { stageChoices } from '~/domain/cohort/stage-choices'
import { mayDecideFor } from '~/domain/facilitator/policy'
import { listFacilitators } from '~/domain/facilitator/read.server'
import { sayFacilitator } from '~/domain/facilitator/say.server'
import { capitalized, counted } from '~/domain/number-words'
import { countOtherAdmins } from '~/domain/person/read.server'
import { asHttp } from '~/http/as-http'
import { changeFacilitatorsByForm } from '~/http/facilitator-forms.server'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'facilitators', help: 'facilitators' }
export const meta: MetaFunction = () => [{ title: 'Facilitators · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const now = clock()
	const people = await listFacilitators(db)
	const stages = stageChoices(content.programs)
	const held = new Set(people.flatMap((person) => person.qualifications.map(({ stageKey }) => stageKey)))
	const facts = { isOwn: true, otherAdmins: await countOtherAdmins(db, admin.id) }
	return {
		own: { id: admin.id, decides: mayDecideFor(facts, 'founding').ok },
		people: people.map((person) => sayFacilitator(person, content.programs, admin.timeZone, now)),
		stages: stages.map(({ key, name, program }) => ({ key, name, program })),
		columns: stages
			.filter((stage) => held.has(stage.key) || stage.closed === null)
			.map(({ key, name }) => ({ key, name: name.split(':')[0] ?? name })),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	return changeFacilitatorsByForm(args, admin)
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Facilitators() {
	const { people, own, stages, columns } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const intent = answer?.result?.initialValue?.intent
	const isOfForm = intent === 'appoint' || intent === 'begin-training'
	const soon = people.flatMap((person) => person.held.filter((held) => held.endsSoon)).length
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">
						{people.length > 0 ? capitalized(counted(people.length, 'facilitator', 'facilitators')) : 'Facilitators'}
					</h1>
					<p className="lede">
						Who may lead which level, and until when.
						{soon > 0
							? ` ${capitalized(counted(soon, 'qualification ends', 'qualifications end'))} within 60 days.`
							: ''}{' '}
						<Link to={paths.nextFacilitators()}>The path to our next five</Link>
					</p>
				</div>
			</div>
			{isOfForm ? null : <LateRefusal answer={answer} />}
			{people.length === 0 ? (
				<Empty title="Nobody facilitates yet" act={<Link to={paths.people()}>Choose somebody</Link>}>
					Give somebody the facilitator role on their page. Then appoint them here for a level.
				</Empty>
			) : (
				<>
					<QualificationTable people={people} columns={columns} own={own} />
					<Section id="appoint" title="Give somebody a level">
						{people.some(({ id }) => id === own.id) ? (
							<p className="small soft mt-3">
								{own.decides
									? 'You are the only admin, so you may begin your own training or appoint yourself: somebody has to lead first. Once there is another admin, they decide about you. Nobody signs themself off.'
									: 'About you another admin decides.'}
							</p>
						) : null}
						<AppointForm
							answer={isOfForm ? answer : undefined}
							people={people.filter(({ id }) => own.decides || id !== own.id)}
							stages={stages}
							key={String(intent)}
						/>
					</Section>
				</>
			)}
		</main>
	)
}
