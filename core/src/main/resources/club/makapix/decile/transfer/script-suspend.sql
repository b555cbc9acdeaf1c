do $$
declare
    obstacle record;
begin
    for obstacle in select o.suspend from pg_temp.decile_obstacle o order by o.position desc loop
        execute obstacle.suspend;
    end loop;
end
$$;
set constraints all immediate;
