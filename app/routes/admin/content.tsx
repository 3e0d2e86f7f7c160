import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { RemarkedPassage } from '~/components/desk/remarked-passage'
import { keepPage, keepShown } from '~/components/keep-page'
import { LateRefusal } from '~/components/ui/form'
import { Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { counted } from '~/domain/number-words'
import { answerRemarkForm } from '~/domain/progress/mark-schema'
import { answerRemark } from '~/domain/progress/remark.server'
import { readRemarks } from '~/domain/progress/remarks.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData, searchParam } from '~/http/form-data'
import { readForm } from '~/http/forms'
import { requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/reader.css?url'

export const handle = { desk: 'admin', at: 'content', help: 'content' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Content · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const showsAll = searchParam(args.request, 'show') === 'all'
	const { db, content } = args.context
	return { showsAll, ...(await readRemarks(db, content.programs, admin.timeZone, !showsAll)) }
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock } = args.context
	const form = readForm(await readFormData(args.request), answerRemarkForm)
	if (!form.ok) return form.answer
	const { remark: id, state, answer } = form.value
	await answerRemark(db, { id, state, answer }, admin, clock())
	const search = searchParam(args.request, 'show') === 'all' ? { show: 'all' } : {}
	return goTo(paths.adminContent(search), flash('Saved. Whoever gave their name reads it under their notes.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function ContentRemarks() {
	const { showsAll, modules, most } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const ids = modules.flatMap(({ passages }) => passages.flatMap(({ remarks }) => remarks.map(({ id }) => id)))
	const sent = answer?.result?.initialValue?.remark
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">What readers find weak</h1>
					<p className="lede">
						Passages of lessons, in the words of whoever read them. Mend the text in the content folder, and say here
						what came of it.
					</p>
				</div>
				<div className="acts mt-0">
					<Link className="btn edge" to={paths.questions()}>
						How the questions do
					</Link>
					<Link className="btn edge" to={paths.adminContent(showsAll ? {} : { show: 'all' })}>
						{showsAll ? 'Only what is open' : 'Show what is settled too'}
					</Link>
				</div>
			</div>
			{most ? (
				<p className="say note">
					{showsAll
						? `These are ${most} of more: first what is open, then what was sent last.`
						: `These are the newest ${most}. More are open, and come up as you settle these.`}
				</p>
			) : null}
			{sent && !ids.includes(String(sent)) ? <LateRefusal answer={answer} /> : null}
			{modules.length === 0 ? (
				<Empty title={showsAll ? 'Nobody has said anything yet' : 'Nothing is open'}>
					Readers find “Weak passage” where they select words in a lesson, and below its text.
				</Empty>
			) : (
				modules.map((module) => (
					<Section
						key={module.key}
						id={`m-${module.key.replaceAll('/', '-')}`}
						title={module.title}
						aside={counted(module.count, 'remark', 'remarks')}
					>
						{module.passages.map((passage) => (
							<RemarkedPassage key={passage.id} passage={passage} answer={answer} />
						))}
					</Section>
				))
			)}
		</main>
	)
}
