do $$
declare
    obstacle record;
    step text;
begin
    for obstacle in select o.restore from pg_temp.decile_obstacle o order by o.position loop
        foreach step in array obstacle.restore loop
            execute step;
        end loop;
    end loop;
end
$$;
