import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { ModuleNotes } from '~/components/notes/module-notes'
import { OwnRemark } from '~/components/notes/own-remark'
import { Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { DomainError } from '~/domain/errors'
import { readNotes, readOwnRemarks } from '~/domain/progress/notes.server'
import { filterNotes, mayBeShown, SHOWN, shownNames } from '~/domain/progress/notes-filter'
import { asHttp } from '~/http/as-http'
import { readFormData, searchParam } from '~/http/form-data'
import type { FormAnswer } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { answerOwnMarkForm } from '~/http/own-mark-form.server'
import { paths } from '~/paths'
import styles from '~/styles/reader.css?url'

export const handle = { at: 'learn', help: 'notes' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Your notes · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content, shelf } = args.context
	const narrowed = { show: searchParam(args.request, 'show'), module: searchParam(args.request, 'module', 200) }
	const [modules, remarks] = await Promise.all([
		readNotes(db, { programs: content.programs, shelf }, reader, clock(), (mark) => mayBeShown(mark, narrowed)),
		readOwnRemarks(db, content.programs, reader),
	])
	return {
		narrowed,
		all: modules.map(({ key, title }) => ({ key, title })),
		modules: filterNotes(modules, narrowed),
		remarks,
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const formData = await readFormData(args.request)
	const answer = await answerOwnMarkForm(args.context, formData, { personId: reader.id, path: paths.notes() })
	if (!answer) throw new DomainError('invalid', 'no-form')
	return answer
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Notes() {
	const { narrowed, all, modules, remarks } = useLoaderData<typeof loader>()
	const answer = useActionData<FormAnswer | null>()
	return (
		<main id="main" className="page">
			<div className="top">
				<div>
					<h1 className="h1">Your notes</h1>
					<p className="lede">What you marked while reading, for your eyes only.</p>
				</div>
				{all.length > 0 ? (
					<a className="btn edge" href={paths.notesFile()} download>
						Take them along as Markdown
					</a>
				) : null}
			</div>
			{all.length === 0 ? (
				<Empty title="Nothing marked yet" act={<Link to={paths.learn()}>Open a module</Link>}>
					Select words in a module, or choose a passage below its text, to highlight it or write a note.
				</Empty>
			) : (
				<Form className="narrow-notes" role="search" aria-label="Narrow down">
					<select className="input" name="show" aria-label="Show" defaultValue={narrowed.show || 'all'}>
						{SHOWN.map((each) => (
							<option key={each} value={each}>
								{shownNames[each]}
							</option>
						))}
					</select>
					<select className="input" name="module" aria-label="Module" defaultValue={narrowed.module}>
						<option value="">Every module</option>
						{all.map(({ key, title }) => (
							<option key={key} value={key}>
								{title}
							</option>
						))}
					</select>
					<button className="btn edge" type="submit">
						Show
					</button>
				</Form>
			)}
			{all.length > 0 && modules.length === 0 ? (
				<Empty title="None of that kind" act={<Link to={paths.notes()}>Show everything</Link>}>
					Your other notes are still here.
				</Empty>
			) : null}
			{modules.map((module) => (
				<ModuleNotes key={module.key} module={module} answer={answer} />
			))}
			{remarks.length > 0 ? (
				<Section id="remarks" title="What you said of passages" aside="The admins read this, with your name">
					<ul className="rows">
						{remarks.map((remark) => (
							<OwnRemark key={remark.id} remark={remark} />
						))}
					</ul>
				</Section>
			) : null}
		</main>
	)
}
