import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { CaseText, Learnings } from '~/components/casebook/case-text'
import { Refused } from '~/components/casebook/fields'
import { StopCard } from '~/components/casebook/stop-card'
import { SuggestForm, Suggestions } from '~/components/casebook/suggestions'
import { keepPage, keepShown } from '~/components/keep-page'
import { Confirm } from '~/components/ui/confirm'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { casebookRefusals, maySuggest } from '~/domain/casebook/policy'
import { isOwnCase, readCase } from '~/domain/casebook/read.server'
import { suggestForm, takeAwayForm } from '~/domain/casebook/schema'
import { stopCase } from '~/domain/casebook/share.server'
import { suggest, takeSuggestionBack } from '~/domain/casebook/suggest.server'
import { counted } from '~/domain/number-words'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/casebook.css?url'

export const handle = { at: 'casebook', help: 'casebook' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'A case · Casebook · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, content } = args.context
	const asked = { id: param(args, 'case'), readerId: reader.id }
	// Its author has a page of their own for it.
	if (await isOwnCase(db, { id: asked.id, authorId: reader.id })) throw goTo(paths.ownCase({ case: asked.id }))
	const { weekOf: _week, ...shown } = await readCase(db, content.programs, asked)
	const own = shown.suggestions.filter(({ isYours }) => isYours)
	const verdict = maySuggest(shown.state, own.length)
	return { shown, once: randomUUID(), refused: verdict.ok ? null : (casebookRefusals[verdict.why] ?? null) }
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const asked = { id: param(args, 'case'), readerId: reader.id }
	// First, for whether it is there for them comes before what is wrong with the form.
	await readCase(db, content.programs, asked)
	const here = paths.casebookCase({ case: asked.id })
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'stop') {
		await stopCase(db, asked, clock())
		return goTo(
			paths.casebook(),
			flash('Stopped. Nobody but its author can read it now, and nothing says that it was you.'),
		)
	}
	if (formData.get('intent') === 'take-away') {
		const form = readForm(formData, takeAwayForm)
		if (!form.ok) return form.answer
		try {
			await takeSuggestionBack(db, { suggestionId: form.value.of, caseId: asked.id, readerId: reader.id })
			return goTo(here, flash('Taken back.'))
		} catch (error) {
			return form.refuse({ form: [refusal(error, casebookRefusals)] }, 409)
		}
	}
	const form = readForm(formData, suggestForm)
	if (!form.ok) return form.answer
	const { once: id, suggestion: text, unsigned } = form.value
	try {
		const words = { id, caseId: asked.id, byId: reader.id, text, isAnonymous: unsigned === 'yes' }
		await suggest(db, words, clock())
		return goTo(here, flash('Suggested. A letter tells you when its author says what came of it.'))
	} catch (error) {
		return form.refuse({ form: [refusal(error, casebookRefusals)] }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function CasePage() {
	const { shown, once, refused } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const [own, others] = [true, false].map((isYours) => shown.suggestions.filter((each) => each.isYours === isYours))
	return (
		<main id="main" className="page">
			<Crumbs trail={[{ name: 'Casebook', to: paths.casebook() }, { name: shown.title }]} />
			<Refused answer={answer} />
			<h1 className="h1">{shown.title}</h1>
			<p className="small soft mt-2">
				{shown.author ?? 'Without a name'}, for {shown.readers}. {shown.week}. What you read here stays with those who
				may read it.
			</p>
			<div className="case-grid mt-6">
				<div>
					<CaseText words={shown} />
					{shown.state === 'closed' ? (
						<Section id="learned" title="What others can take from it">
							<Learnings text={shown.learnings} />
						</Section>
					) : null}
					<Section id="yours" title={shown.state === 'closed' ? 'What you suggested' : 'Your suggestion'}>
						{own?.length ? (
							<Suggestions list={own}>
								{(suggestion) =>
									suggestion.outcome ? null : (
										<Form method="post" preventScrollReset>
											<input type="hidden" name="of" value={suggestion.id} />
											<button className="btn text sm" type="submit" name="intent" value="take-away">
												Take it back
											</button>
										</Form>
									)
								}
							</Suggestions>
						) : null}
						{refused ? <p className="soft mt-3">{refused}</p> : <SuggestForm key={once} once={once} answer={answer} />}
					</Section>
					{others?.length ? (
						<Section id="others" title="What others would try" aside="In no order">
							{shown.state === 'closed' || own?.length ? (
								<Suggestions list={others} />
							) : (
								<details className="more mt-3">
									<summary className="small strong">
										Read {counted(others.length, 'suggestion', 'suggestions')}; write yours first if you can
									</summary>
									<Suggestions list={others} />
								</details>
							)}
						</Section>
					) : null}
				</div>
				<aside>
					<StopCard />
					<Confirm
						id="stop"
						label="Stop this case"
						question="Stop this case for everybody?"
						consequences="Do so when it shows too much of somebody, or is no matter for peers. Nobody but its author can read it then; they are told, and can change it. Who stopped it is kept nowhere."
						keep="Leave it"
						act="Stop it"
						intent="stop"
					/>
				</aside>
			</div>
		</main>
	)
}
