import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { Ascent } from '~/components/readiness/ascent'
import { PlaceForm } from '~/components/readiness/place-form'
import { StageSection } from '~/components/readiness/stage-section'
import { Section } from '~/components/ui/section'
import { sayPlace } from '~/domain/readiness/place.server'
import { getPlace } from '~/domain/readiness/read.server'
import { sayPipeline } from '~/domain/readiness/say'
import { placeForm } from '~/domain/readiness/schema'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { readinessOf } from '~/http/readiness.server'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/readiness.css?url'

export const handle = { at: 'learn', help: 'pipeline' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Six stages · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const place = await getPlace(args.context.db, reader.id)
	return { place, map: sayPipeline(readinessOf(args), args.context.content.programs, place) }
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const form = readForm(await readFormData(args.request), placeForm)
	if (!form.ok) return form.answer
	await sayPlace(args.context.db, reader.id, form.value)
	return goTo(paths.pipeline(), flash('Noted. Only you can see it.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function PipelinePage() {
	const { place, map } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page">
			<div className="top">
				<div>
					<h1 className="h1">Six stages, and staying where you are</h1>
					<p className="lede">
						From one’s own work to the bets of a company. Each stage is a different job, and each begins with being
						worse at something. Nobody has to go anywhere: a route is there to be read before it is climbed.
					</p>
				</div>
			</div>
			<Ascent stages={map.stages} />
			<div className="cohort-grid aside-first">
				<div>
					{map.stages.map((stage, index) => (
						<StageSection key={stage.id} stage={stage} number={index + 1} />
					))}
					{map.routes.map((route) => (
						<Section key={route.id} id={route.id} title={route.title}>
							<p className="serif-read mt-3">{route.text}</p>
						</Section>
					))}
				</div>
				<aside>
					<Section id="place" title="Where are you?" className="">
						<p className="small soft mt-3">
							{place.isOwnWord
								? 'The map marks what you said.'
								: 'The map marks what your level in the directory suggests. Say it better, if it is wrong.'}{' '}
							Only you can see what you choose here.
						</p>
						<PlaceForm key={`${place.at} ${place.aim}`} answer={answer} place={place} act="Mark it" />
					</Section>
					<Section id="questions" title="Where do you stand?">
						<p className="small soft mt-3">
							A self-assessment of about 15 minutes sets what you did lately beside these stages.{' '}
							<Link to={paths.readiness()}>To the questions</Link>
						</p>
					</Section>
				</aside>
			</div>
		</main>
	)
}
