import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/ui/badge'
import { counted, hours } from '~/domain/number-words'
import { coreModules, writtenCore } from '~/domain/program/find'
import { countMarks } from '~/domain/progress/marks-read.server'
import { asHttp } from '~/http/as-http'
import { requireReader } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { at: 'learn', help: 'learning' }
export const meta: MetaFunction = () => [{ title: 'Learn · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	return {
		hasMap: args.context.content.readiness !== null,
		noted: await countMarks(args.context.db, reader.id),
		programs: args.context.content.programs.map((program) => ({
			slug: program.slug,
			title: program.title,
			summary: program.summary,
			stages: program.stages.map((stage) => ({
				id: stage.id,
				label: stage.label,
				title: stage.title,
				audience: stage.audience,
				hours: hours(stage.training.minutes),
				weeks: stage.training.weeks,
				written: writtenCore(stage).length,
				of: coreModules(stage).length,
				to: paths.stage({ program: program.slug, stage: stage.id }),
			})),
		})),
	}
})

export default function Programs() {
	const { programs, hasMap, noted } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page">
			<h1 className="h1">Two routes up</h1>
			<p className="soft mt-3">
				Something ahead of you today? <Link to={paths.patterns()}>Patterns</Link> are ways through situations that come
				back.
			</p>
			<p className="soft mt-3">
				<Link to={paths.notes()}>Your notes</Link>:{' '}
				{noted.marks + noted.bookmarks === 0
					? 'what you highlight, note or bookmark while reading will stand there.'
					: `${counted(noted.marks, 'marked passage', 'marked passages')} and ${counted(noted.bookmarks, 'bookmark', 'bookmarks')}.`}
			</p>
			<p className="soft mt-3">
				<Link to={paths.portfolio()}>Your portfolio</Link>: what you made here, as far as you choose to have it there.
			</p>
			{programs.map((program) => (
				<section className="section" key={program.slug} aria-labelledby={program.slug}>
					<div className="head">
						<h2 className="h2" id={program.slug}>
							{program.title}
						</h2>
					</div>
					<p className="soft mt-3 max-w-prose">{program.summary}</p>
					<ul className="rows stages">
						{program.stages.map((stage) => (
							<li key={stage.id}>
								<Badge stage={stage.id} />
								<span className="grow">
									<Link className="strong" to={stage.to}>
										{stage.label}: {stage.title}
									</Link>
									<span className="block small soft">{stage.audience}</span>
								</span>
								<span className="small soft">
									{stage.hours} h in {stage.weeks} weeks
								</span>
								<span className="small soft stage-state">
									{stage.written === 0
										? 'Being written'
										: stage.written < stage.of
											? `${stage.written} of ${stage.of} modules to read`
											: `${stage.of} modules`}
								</span>
							</li>
						))}
					</ul>
				</section>
			))}
			{hasMap ? (
				<section className="section" aria-labelledby="before">
					<div className="head">
						<h2 className="h2" id="before">
							Before you choose
						</h2>
					</div>
					<ul className="rows">
						<li>
							<span className="grow">
								<Link className="strong" to={paths.readiness()}>
									Where do I stand?
								</Link>
								<span className="block small soft">A self-assessment that ends in a roadmap. Only you see it.</span>
							</span>
							<span className="small soft">15 min</span>
						</li>
						<li>
							<span className="grow">
								<Link className="strong" to={paths.pipeline()}>
									Six stages, and staying where you are
								</Link>
								<span className="block small soft">What each asks, and what people stop being good at first.</span>
							</span>
						</li>
					</ul>
				</section>
			) : null}
		</main>
	)
}
