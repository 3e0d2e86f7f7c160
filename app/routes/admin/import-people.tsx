import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { ImportPlan } from '~/components/desk/import-plan'
import { tooLarge, UploadPeople } from '~/components/desk/upload-people'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { isDomainError } from '~/domain/errors'
import { capitalized, counted } from '~/domain/number-words'
import { findUploadWithNews } from '~/domain/person/import-news.server'
import { type Imported, importPeople } from '~/domain/person/import-people.server'
import { shownNews, shownPlan } from '~/domain/person/shown-plan'
import { keepUpload, LARGEST_FILE_BYTES, throwUploadAway } from '~/domain/person/upload.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'people', help: 'import' }
export const meta: MetaFunction = () => [{ title: 'Import people · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, mail } = args.context
	const found = await findUploadWithNews(db, admin, clock())
	return {
		canMail: mail.isConfigured,
		largestBytes: LARGEST_FILE_BYTES,
		plan: found && {
			...shownPlan(found.plan),
			...found.plan.file,
			fileName: found.plan.fileName,
			fingerprint: found.plan.fingerprint,
			toInvite: found.plan.toInvite.length,
			news: shownNews(found.news.hear),
			tells: found.news.fingerprint,
		},
	}
})

const refusals: Record<string, string> = {
	'no-text': 'This is no text in UTF-8. In Excel: Save as, CSV UTF-8. A spreadsheet itself cannot be read.',
	'too-large': tooLarge,
}
const AGAIN: Record<string, string> = {
	'directory-changed':
		'The directory or the file changed meanwhile, so nothing was imported. This is what it would do now.',
	'has-problems': 'Nothing was imported: some rows have problems now.',
	upload: 'That file is not here any more. Choose it again.',
}

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, mail } = args.context
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'discard') {
		await throwUploadAway(db, admin.id)
		return goTo(paths.importPeople(), flash('Thrown away. Nothing was imported.'))
	}
	try {
		if (formData.get('intent') === 'apply') {
			const fingerprint = String(formData.get('fingerprint') ?? '')
			const tells = String(formData.get('tells') ?? '')
			const asked = { fingerprint, tells, invites: formData.has('invites') }
			const done = await importPeople(db, asked, admin, clock())
			mail.wake()
			return goTo(paths.people(), flash(sayDone(done)))
		}
		const file = formData.get('file')
		if (!(file instanceof File) || file.size === 0) return refuse('Choose a file first.', 400)
		const bytes = new Uint8Array(await file.arrayBuffer())
		const fault = await keepUpload(db, { byId: admin.id, fileName: file.name, bytes }, clock())
		return fault ? refuse(fault, 400) : goTo(paths.importPeople())
	} catch (error) {
		if (!isDomainError(error)) throw error
		const again = AGAIN[error.why]
		if (again) return goTo(paths.importPeople(), flash(again))
		const words = refusals[error.why]
		if (!words) throw error
		return refuse(words, error.why === 'too-large' ? 413 : 400)
	}
})

function refuse(problem: string, status: number) {
	return data({ problem }, { status })
}

function sayDone({ fresh, changed, unchanged, invited }: Imported): string {
	const letters = invited > 0 ? ` ${capitalized(counted(invited, 'invitation is', 'invitations are'))} written.` : ''
	return `Imported: ${fresh} new, ${changed} changed, ${unchanged} unchanged.${letters}`
}

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function ImportPeople() {
	const { plan, canMail, largestBytes } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main">
			<Crumbs trail={[{ name: 'People', to: paths.people() }, { name: 'Import' }]} />
			<h1 className="h1 work">Import people</h1>
			<p className="lede mt-2">
				From a file: who they are, whom they report to, when they work. You see what it would do before anything is
				written.
			</p>
			<p className="small mt-3">
				<a href={paths.importTemplate()} download>
					Download the template
				</a>
				, or <Link to={paths.helpTopic({ topic: 'import' })}>read what each column takes</Link>. People are known by
				their e-mail address: a row of somebody in the directory changes them, any other row adds somebody.
			</p>
			{plan ? (
				<Section id="plan" title="What this file would do">
					<ImportPlan plan={plan} canMail={canMail} />
				</Section>
			) : null}
			<Section id="choose" title={plan ? 'Choose another file' : 'Choose a file'}>
				<UploadPeople problem={answer?.problem ?? null} largestBytes={largestBytes} key={plan?.fingerprint} />
			</Section>
		</main>
	)
}
