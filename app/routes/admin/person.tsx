import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AccountPanel } from '~/components/desk/account-panel'
import { PersonForm } from '~/components/desk/person-form'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { isDomainError } from '~/domain/errors'
import { changePerson, disablePerson, enablePerson } from '~/domain/person/change.server'
import { renewInvitation } from '~/domain/person/invite.server'
import { personRefusals } from '~/domain/person/policy'
import { getPerson, listChoices } from '~/domain/person/read.server'
import { personForm } from '~/domain/person/schema'
import { countOpenLinks, showOpenLinks } from '~/domain/sign-in/handed-links.server'
import { listZones, shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'people', help: 'people' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.person.name ?? 'Person'} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { db, clock, mail } = args.context
	const person = await getPerson(db, param(args, 'person'))
	const managers = (await listChoices(db)).filter((choice) => choice.id !== person.id)
	return {
		person,
		managers,
		zones: listZones(),
		canMail: mail.isConfigured,
		openLinks: await countOpenLinks(db, person.id, clock()),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, linkKey, publicUrl, mail } = args.context
	const personId = param(args, 'person')
	const here = paths.person({ person: personId })
	const formData = await readFormData(args.request)
	const now = clock()
	try {
		switch (formData.get('intent')) {
			case 'show-links': {
				const links = await showOpenLinks(db, { key: linkKey, publicUrl, personId, by: admin, now })
				return {
					links: links.map((link) => ({ ...link, until: shortDate(link.expiresAt, admin.timeZone) })),
					result: undefined,
				}
			}
			case 'renew':
				await renewInvitation(db, personId, admin, now)
				mail.wake()
				return goTo(here, flash('A new invitation is written; the old link has ended.'))
			case 'close':
				await disablePerson(db, personId, admin, now)
				return goTo(here, flash('The account is closed. What the person did stays.'))
			case 'open':
				await enablePerson(db, personId, admin)
				return goTo(here, flash('The account is open again.'))
		}
	} catch (error) {
		if (!isDomainError(error) || error.code !== 'conflict') throw error
		return data(
			{
				problem: refusal(error, { ...personRefusals, 'already-accepted': 'This person has accepted already.' }),
				result: undefined,
			},
			{ status: 409 },
		)
	}
	const form = readForm(formData, personForm)
	if (!form.ok) return form.answer
	try {
		await changePerson(db, personId, form.value, admin, now)
		mail.wake()
		return goTo(here, flash('Saved.'))
	} catch (error) {
		return form.refuse({ form: [refusal(error, personRefusals)] }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Person() {
	const { person, managers, zones, canMail, openLinks } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const links = answer && 'links' in answer ? answer.links : null
	const problem = answer && 'problem' in answer ? answer.problem : null
	return (
		<main id="main">
			<Crumbs trail={[{ name: 'People', to: paths.people() }, { name: person.name }]} />
			<h1 className="h1 work mb-6">{person.name}</h1>
			<div className="aside-grid">
				<PersonForm
					answer={answer && 'result' in answer ? answer : undefined}
					person={{ ...person, calledName: person.calledName, managerId: person.managerId ?? '' }}
					zones={zones}
					managers={managers}
					act="Save"
				/>
				<AccountPanel person={person} canMail={canMail} openLinks={openLinks} links={links} problem={problem} />
			</div>
		</main>
	)
}
