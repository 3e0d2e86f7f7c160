import { createHash, randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { Comparisons } from '~/components/pattern/compared'
import { CopyEditor } from '~/components/pattern/editor'
import { CopyOrigin } from '~/components/pattern/origin'
import { AsTyped } from '~/components/ui/as-typed'
import { Confirm } from '~/components/ui/confirm'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { originalOf, standingOf } from '~/domain/pattern/copy'
import { compareLines, openPlaces } from '~/domain/pattern/lines'
import { findPattern } from '~/domain/pattern/pattern'
import { getCopy } from '~/domain/pattern/read.server'
import { deleteCopy } from '~/domain/pattern/save.server'
import { findMySession } from '~/domain/session/read.server'
import { whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { changeCopyByForm } from '~/http/copy-form.server'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/pattern.css?url'

export const handle = { at: 'patterns', help: 'patterns' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Your copy · Patterns · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, content } = args.context
	const copy = await getCopy(db, { id: param(args, 'copy'), ownerId: reader.id })
	const pattern = findPattern(content.library, copy.patternId)
	const original = originalOf(pattern, copy.part)
	const standing = standingOf(copy, original)
	const from = copy.fromSessionId && (await findMySession(db, copy.fromSessionId, reader.id))
	return {
		recap: from ? { title: from.title, to: paths.recap({ session: from.id }) } : null,
		/** Another one when the text was merged or put back: then the editor begins anew. */
		key: `${copy.id} ${createHash('sha256').update(copy.baseText).digest('hex')}`,
		copy: { id: copy.id, title: copy.title, text: copy.text, html: copy.html, revision: copy.revision },
		window: randomUUID(),
		saved: whenOf(copy.changedAt, reader.timeZone),
		pattern: pattern ? { id: pattern.id, title: pattern.title } : null,
		standing,
		newVersion: standing === 'moved' && original ? original.version : null,
		canUndo: copy.beforeText !== null,
		undoVersion: copy.beforeBaseVersion,
		openPlaces: openPlaces(copy.text),
		mine: compareLines(copy.baseText, copy.text),
		theirs: standing === 'moved' && original ? compareLines(copy.baseText, original.text) : [],
		baseVersion: copy.baseVersion,
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const key = { id: param(args, 'copy'), ownerId: reader.id }
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'delete') {
		await deleteCopy(args.context.db, key)
		return goTo(paths.patterns(), flash('Your copy is deleted.'))
	}
	return changeCopyByForm(args.context, formData, key, reader.timeZone)
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function CopyPage() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page">
			<Crumbs trail={[{ name: 'Patterns', to: paths.patterns() }, { name: page.copy.title }]} />
			<h1 className="h1">{page.copy.title}</h1>
			<CopyOrigin page={page} />
			<div className="copy-grid">
				<CopyEditor key={page.key} page={page} answer={answer} />
				<Section id="preview" title="As it reads" className="preview">
					<AsTyped html={page.copy.html} className="pattern-text" />
				</Section>
			</div>
			{page.standing === 'own' ? null : <Comparisons page={page} />}
			<div className="copy-foot">
				<a className="btn edge sm" href={paths.patternCopyFile({ copy: page.copy.id })} download>
					Download as Markdown
				</a>
				<Confirm
					id="delete"
					label="Delete this copy"
					question="Delete your copy?"
					consequences={
						page.standing === 'own'
							? 'Its words are gone for good. What the room has learned stays in the recap.'
							: 'Its words are gone for good. The pattern in the library stays as it is.'
					}
					keep="Keep it"
					act="Delete it"
					intent="delete"
				/>
			</div>
		</main>
	)
}
