import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { ExportButton } from '~/components/ui/export-button'
import { Empty } from '~/components/ui/marks'
import { careerTrackNames, roleNames } from '~/domain/person/kinds'
import { countPeople, listPeople } from '~/domain/person/read.server'
import { placeOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'people', help: 'people' }
export const meta: MetaFunction = () => [{ title: 'People · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const search = searchParam(args.request, 'q')
	const people = await listPeople(args.context.db, search)
	const count = await countPeople(args.context.db, search)
	return { search, count, people: people.map((person) => ({ ...person, place: placeOf(person.timeZone) })) }
})

const stateWords = { active: '', invited: 'Invited', closed: 'Closed' }

export default function People() {
	const { search, count, people } = useLoaderData<typeof loader>()
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">{search ? `${count} found` : `${count} ${count === 1 ? 'person' : 'people'}`}</h1>
					<p className="lede">Everybody who can sign in, or has been invited to.</p>
				</div>
				<div className="flex flex-wrap gap-2">
					<Link className="btn ink" to={paths.newPerson()}>
						Invite a person
					</Link>
					<Link className="btn edge" to={paths.importPeople()}>
						Import
					</Link>
					<ExportButton file={paths.exportPeople()}>Export</ExportButton>
					<Link className="btn edge" to={paths.needs()}>
						Who needs what
					</Link>
				</div>
			</div>
			<Form role="search" className="flex flex-wrap gap-2 mb-4">
				<input
					className="input max-w-80"
					type="search"
					name="q"
					aria-label="Name, address or team"
					placeholder="Name, address or team"
					defaultValue={search}
				/>
				<button className="btn edge" type="submit">
					Search
				</button>
			</Form>
			{people.length === 0 ? (
				<Empty title="Nobody by that name" act={<Link to={paths.people()}>Show everybody</Link>}>
					Try a part of the name, the address or the team.
				</Empty>
			) : (
				<section className="scroll-x" aria-label="People" tabIndex={0}>
					<table className="tbl">
						<thead>
							<tr>
								<th scope="col">Name</th>
								<th scope="col">Roles</th>
								<th scope="col">Track and level</th>
								<th scope="col">Team</th>
								<th scope="col">Line manager</th>
								<th scope="col">Zone</th>
							</tr>
						</thead>
						<tbody>
							{people.map((person) => (
								<tr key={person.id}>
									<th scope="row" className="cell">
										<Link to={paths.person({ person: person.id })}>{person.name}</Link>
										{stateWords[person.state] ? <span className="tag ml-2">{stateWords[person.state]}</span> : null}
										<span className="block micro faint">{person.email}</span>
									</th>
									<td>{person.roles.map((role) => roleNames[role]).join(', ')}</td>
									<td>
										{person.careerLevel}
										<span className="block micro faint">{careerTrackNames[person.careerTrack]}</span>
									</td>
									<td>{person.team}</td>
									<td>{person.manager?.name ?? ''}</td>
									<td>{person.place}</td>
								</tr>
							))}
						</tbody>
					</table>
				</section>
			)}
			{people.length < count ? (
				<p className="small soft mt-3">The first {people.length} by name. Search to find the others.</p>
			) : null}
		</main>
	)
}
